import { spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'

/** The operating system's user that PostgreSQL runs under. */
export type Account = { uid: number; gid: number }

/** What a finished command said; `code` is null when it could not be started or was killed. */
export type Outcome = { code: number | null; output: string }

// Nothing is taken over from the caller's environment: LD_LIBRARY_PATH, PGDATA or a half-installed locale
// must not change how the server runs. On macOS the server refuses to start without a valid LC_ALL.
export const cleanEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * The user to run PostgreSQL under: undefined means the current one. PostgreSQL refuses root; as root it is
 * the owner of the data when there are some (the home may have been used without root before), else the
 * first of `postgres`, `_postgres` (macOS) and `nobody` that exists.
 */
export async function accountFor(dataFolder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(dataFolder).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const users = passwd.split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const [, , uid, gid] = users.find((fields) => fields[0] === name) ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  return undefined
}

/** Runs a command as that user in the root folder (the current one may be closed to it) and collects what it says. */
export function runAs(
  account: Account | undefined,
  command: string,
  args: readonly string[],
): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const child = spawn(command, args, {
    ...account,
    cwd: '/',
    env: cleanEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  child.on('error', (error) => resolve({ code: null, output: error.message }))
  child.on('close', (code) => resolve({ code, output: output.trim() }))
  return promise
}

/**
 * Why that user cannot enter the folder and write in it, undefined when it can. Asked of the system under that
 * user, not read from modes: access lists, mounts and closed folders further up count too.
 */
export async function obstacle(account: Account | undefined, folder: string): Promise<string | undefined> {
  const script = 'cd "$1" && : > .reachable && rm .reachable'
  const { code, output } = await runAs(account, '/bin/sh', ['-c', script, 'sh', folder])
  return code === 0 ? undefined : output
}
