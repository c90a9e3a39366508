// A Talweg that starts a job which never ends, and waits to be killed. It says when the job has kept its progress.
import { loadMigrations, openJobs, openState } from '../index.ts'

const [databaseUrl = '', kind = '', id] = process.argv.slice(2)
const log = { info: () => {}, warn: () => {}, error: () => {} }
const state = await openState({ home: '/unused', databaseUrl, log, migrations: await loadMigrations() })
const jobs = await openJobs(state, {
  log,
  handlers: {
    [kind]: async (_input, job) => {
      job.report({ stage: 'test.half', done: 1, total: 2 })
      await new Promise(() => {})
    },
  },
})
const job = id ? await jobs.get(id) : await jobs.start(kind, { some: 'input' }, 'somebody')
for await (const { status, stage } of jobs.watch(job.id)) {
  if (status === 'running' && stage === 'test.half') break
}
process.stdout.write(`${job.id}\n`)
setInterval(() => {}, 1_000)
