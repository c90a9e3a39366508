import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { Terminal } from '../ground/edge/index.ts'
import type { Connection } from './cli/connect.ts'
import type { Config } from './config.ts'
import { webFolder } from './serve.ts'

type Check = Readonly<{
  check: 'node' | 'home' | 'server' | 'state' | 'lake' | 'web'
  ok: boolean
  detail: string
}>

const Answer = z.object({ rows: z.array(z.array(z.unknown())) })

/**
 * What works on this installation and what does not, each tried for real.
 * @param connection the open home, or why it did not open
 */
export async function doctor(connection: Connection | string, config: Config): Promise<Check[]> {
  const isBuilt = existsSync(webFolder)
  const machine: Check[] = [
    { check: 'node', ok: Number(process.versions.node.split('.')[0]) >= 24, detail: process.version },
    { check: 'web', ok: isBuilt, detail: isBuilt ? webFolder : 'npm run prepare' },
  ]
  if (typeof connection === 'string') return [...machine, { check: 'home', ok: false, detail: connection }]
  const { api, server } = connection
  return [
    ...machine,
    { check: 'home', ok: true, detail: config.home },
    { check: 'server', ok: true, detail: server ?? '–' },
    await attempt('state', async () => {
      const { items } = z.object({ items: z.array(z.unknown()) }).parse(await api.get('/jobs'))
      return `PostgreSQL, ${items.length} jobs`
    }),
    await attempt('lake', async () => {
      const { rows } = Answer.parse(await api.post('/query', { sql: 'select count(*) from accounts' }))
      return `DuckDB, ${String(rows[0]?.[0])} accounts`
    }),
  ]
}

async function attempt(check: Check['check'], work: () => Promise<string>): Promise<Check> {
  try {
    return { check, ok: true, detail: await work() }
  } catch (error) {
    return { check, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

export function showChecks(terminal: Terminal, checks: readonly Check[]): void {
  const { say } = terminal
  terminal.table(checks, [
    { title: say('doctor.check'), value: ({ check }) => say(`doctor.${check}`) },
    { title: say('doctor.result'), value: ({ ok }) => say(ok ? 'doctor.ok' : 'doctor.failed') },
    { title: say('doctor.detail'), value: ({ detail }) => detail, width: 200 },
  ])
}
