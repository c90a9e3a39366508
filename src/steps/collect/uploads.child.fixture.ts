import { createReadStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '../../ground/kernel/index.ts'
import { openFiles } from './files.ts'
import { uploadedFile } from './uploads.ts'

/** Takes in one file in a process of its own, and says what came of it, in what time and memory. */
const [path = ''] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'talweg-child-'))
const files = await openFiles(folder)
const id = await files.keep(createReadStream(path))
const began = performance.now()
const { user, system } = process.cpuUsage()
const outcome = await uploadedFile(files, { id, name: 'upload' }, (key) => key).then(
  ({ tables, left_out }) => [
    ...tables.map(({ table }) => `table ${table}`),
    ...left_out.map(({ code }) => code),
  ],
  (error: unknown) => [error instanceof Fault ? error.code : String(error)],
)
const used = process.cpuUsage({ user, system })
process.stdout.write(
  JSON.stringify({
    outcome,
    wall: (performance.now() - began) / 1000,
    cpu: (used.user + used.system) / 1e6,
    megabytes: await peakMegabytes(),
  }),
)
await rm(folder, { recursive: true })

/** The most memory this process ever held. Linux counts that of the parent into `maxRSS` of a young process. */
async function peakMegabytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS) / 1024
}
