import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { Api, Output } from '../ground/edge/index.ts'
import type { Config } from './config.ts'
import { webFolder } from './serve.ts'

type Check = Readonly<{
  check: 'node' | 'home' | 'server' | 'state' | 'lake' | 'web'
  ok: boolean
  detail: string
}>

const Answer = z.object({ rows: z.array(z.array(z.unknown())) })

/** What works on this installation and what does not, each tried for real. */
export async function doctor(api: Api, config: Config, server: string | null): Promise<Output> {
  const attempt = async (work: () => Promise<string>): Promise<Pick<Check, 'ok' | 'detail'>> =>
    work().then(
      (detail) => ({ ok: true, detail }),
      (error: unknown) => ({ ok: false, detail: error instanceof Error ? error.message : String(error) }),
    )
  const checks: Check[] = [
    { check: 'node', ok: Number(process.versions.node.split('.')[0]) >= 24, detail: process.version },
    { check: 'home', ok: true, detail: config.home },
    { check: 'server', ok: true, detail: server ?? '–' },
    {
      check: 'state',
      ...(await attempt(
        async () => z.object({ items: z.array(z.unknown()) }).parse(await api.get('/jobs')) && 'PostgreSQL',
      )),
    },
    {
      check: 'lake',
      ...(await attempt(async () => {
        const { rows } = Answer.parse(await api.post('/query', { sql: 'select count(*) from accounts' }))
        return `DuckDB, ${String(rows[0]?.[0])} accounts`
      })),
    },
    { check: 'web', ok: existsSync(webFolder), detail: existsSync(webFolder) ? webFolder : 'npm run build' },
  ]
  return {
    value: { ok: checks.every(({ ok }) => ok), checks },
    show(terminal) {
      const { say } = terminal
      terminal.table(checks, [
        { title: say('doctor.check'), value: ({ check }) => say(`doctor.${check}`) },
        { title: say('doctor.result'), value: ({ ok }) => say(ok ? 'doctor.ok' : 'doctor.failed') },
        { title: say('doctor.detail'), value: ({ detail }) => detail },
      ])
    },
  }
}
