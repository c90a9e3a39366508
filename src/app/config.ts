import { availableParallelism, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { Fault, languageOf } from '../ground/kernel/index.ts'

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

/** Of this machine, or of the container that this is in; in MB. */
const quarterOfMemory = () =>
  Math.floor(Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY) / 4e6)

const mostThreads = Math.min(8, availableParallelism())

/** Every setting with its reason. None is needed: the defaults run on a laptop. This is the only place that reads the environment. */
export const Settings = z.object({
  TALWEG_HOME: z.string().min(1).default('.talweg').describe('Where everything of this installation lies'),
  DATABASE_URL: z.string().min(1).optional().describe('Another PostgreSQL ≥ 15 instead of the own one'),
  TALWEG_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on; only this machine unless changed'),
  TALWEG_PORT: whole(0, 65535).default(4321).describe('Port to listen on; 0 takes a free one'),
  TALWEG_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address that people type, when a proxy stands before Talweg'),
  TALWEG_LAKE_MEMORY: z
    .string()
    .regex(/^\d+(MB|GB)$/i)
    .optional()
    .describe(
      'Most memory of the analytical engine, such as 400MB or 4GB; work beyond it goes to disk. Default: 400MB, and while an account base is made 300 MB and 500 MB for each million rows where that is more, up to a quarter of the memory of the machine',
    ),
  TALWEG_LAKE_THREADS: whole(1, 256)
    .optional()
    .describe('Threads of the analytical engine; default: as many as the machine has, up to 8'),
  TALWEG_UPLOAD_MB: whole(1, 102400).default(4096).describe('Largest file that can be imported, in MB'),
  TALWEG_WATCH_SECONDS: whole(1, 86400)
    .default(30)
    .describe('How many seconds pass between two looks into the watched folders'),
  TALWEG_QUERY_SECONDS: whole(1, 3600).default(30).describe('A query is stopped after so many seconds'),
  TALWEG_QUERY_ROWS: whole(1, 1000000).default(10000).describe('A query answers with no more rows than this'),
  TALWEG_WAIT_SECONDS: whole(0, 3600)
    .default(10)
    .describe('How many seconds to wait for another process that uses the home'),
  TALWEG_LANG: z
    .enum(['en', 'zh'])
    .optional()
    .describe('Language of the command line; default: that of the terminal'),
  LC_ALL: z.string().optional().describe('Language of the terminal'),
  LANG: z.string().optional().describe('Language of the terminal'),
  NO_COLOR: z.string().optional().describe('Set: no colours in the terminal (no-color.org)'),
})

/**
 * The settings of this process, parsed once.
 * @throws Fault `app.setting_invalid` with the name and what it takes
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Settings.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = String(issue?.path[0] ?? '')
    throw new Fault('invalid', 'app.setting_invalid', {
      name,
      value: String(environment[name] ?? ''),
      message: issue?.message ?? '',
    })
  }
  const settings = parsed.data
  return {
    home: resolve(settings.TALWEG_HOME),
    databaseUrl: settings.DATABASE_URL,
    host: settings.TALWEG_HOST,
    port: settings.TALWEG_PORT,
    publicUrl: settings.TALWEG_PUBLIC_URL,
    lake: {
      memory: settings.TALWEG_LAKE_MEMORY ?? '400MB',
      // Who sets a limit means it.
      ...(settings.TALWEG_LAKE_MEMORY === undefined ? { mostMegabytes: quarterOfMemory() } : {}),
      threads: settings.TALWEG_LAKE_THREADS ?? mostThreads,
    },
    uploadBytes: settings.TALWEG_UPLOAD_MB * 1024 * 1024,
    watchSeconds: settings.TALWEG_WATCH_SECONDS,
    query: { milliseconds: settings.TALWEG_QUERY_SECONDS * 1000, rows: settings.TALWEG_QUERY_ROWS },
    waitSeconds: settings.TALWEG_WAIT_SECONDS,
    language: settings.TALWEG_LANG ?? languageOf(settings.LC_ALL ?? settings.LANG),
    color: settings.NO_COLOR === undefined,
  }
}

export type Config = ReturnType<typeof readConfig>
