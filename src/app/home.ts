import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Fault, systemFault } from '../ground/kernel/index.ts'

/** Who serves a home, as others may find it. The lock of the lake file decides, not this note. */
const Server = z.object({
  pid: z.int(),
  command: z.string(),
  url: z.url().nullable(),
  started_at: z.string(),
})
export type Server = z.infer<typeof Server>

export type Home = Readonly<{
  path: string
  lake: string
  files: string
  previews: string
  dedupes: string
  secret: string
  readServer(): Promise<Server | null>
  writeServer(server: Server): Promise<void>
  forgetServer(): Promise<void>
}>

/**
 * Opens a home folder, making it where it is missing. The secret in it (0600) is made once.
 * @throws Fault `app.home_unwritable`
 */
export async function openHome(path: string): Promise<Home> {
  try {
    await makeFolder(path)
    const secret = await readSecret(join(path, 'secret'))
    const server = join(path, 'server.json')
    return {
      path,
      lake: join(path, 'lake.duckdb'),
      files: join(path, 'files'),
      previews: join(path, 'previews'),
      dedupes: join(path, 'dedupes'),
      secret,
      readServer: async () => {
        const text = await readFile(server, 'utf8').catch(() => 'null')
        return Server.nullable().catch(null).parse(parseJson(text))
      },
      writeServer: async (note) => {
        await writeFile(`${server}.part`, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 })
        await rename(`${server}.part`, server)
      },
      forgetServer: () => rm(server, { force: true }),
    }
  } catch (cause) {
    const fault = systemFault(cause)
    if (fault instanceof Fault && fault.code !== 'kernel.denied') throw fault
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Fault('unavailable', 'app.home_unwritable', { path, reason }, { cause })
  }
}

/**
 * As root, PostgreSQL runs under another user, which must be able to pass through the home; what lies in it
 * is readable to nobody else all the same.
 */
async function makeFolder(path: string): Promise<void> {
  const mask = process.umask(0o022)
  try {
    const made = await mkdir(path, { recursive: true })
    if (made !== undefined) await chmod(path, process.getuid?.() === 0 ? 0o711 : 0o700)
  } finally {
    process.umask(mask)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** 256 random bits, written whole or not at all, so that two first starts agree on one. */
async function readSecret(path: string): Promise<string> {
  const known = await readFile(path, 'utf8').catch(() => null)
  if (known !== null && known.length >= 40) return known.trim()
  const aside = `${path}.${process.pid}.part`
  const handle = await open(aside, 'w', 0o600)
  await handle.writeFile(randomBytes(32).toString('base64url'))
  await handle.sync()
  await handle.close()
  // A link refuses to take the place of a secret that another first start has just written.
  if (known !== null) await rm(path)
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(aside)
  return (await readFile(path, 'utf8')).trim()
}
