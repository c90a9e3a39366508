import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, readlink, rename, rmdir, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Fault, saidFault, systemFault } from '../../kernel/index.ts'
import type { Log } from '../log.ts'
import { type Account, obstacle } from './account.ts'

/** Where root keeps what the unprivileged user must reach. */
export const sharedFolder = '/var/lib/talweg'

// sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included.
const longestSocketPath = process.platform === 'darwin' ? 103 : 107
const socketName = '.s.PGSQL.5432'

/** Runs file work and turns what the system refuses into a Fault; one about rights names the folder. */
export async function withFolderFaults<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (
      code === 'EACCES' ||
      code === 'EPERM' ||
      code === 'EROFS' ||
      code === 'ENOTDIR' ||
      code === 'EEXIST'
    ) {
      throw new Fault('forbidden', 'state.folder_denied', { folder }, { cause })
    }
    throw systemFault(cause)
  }
}

/** What stands behind a message of a program that could not use the folder. */
export function obstacleFault(folder: string, reason: string): Fault {
  const refused = saidFault(reason)
  return refused && refused.code !== 'kernel.denied'
    ? refused
    : new Fault('forbidden', 'state.folder_denied', { folder })
}

/**
 * The folder for PostgreSQL's things: `postgres/` in the home, owned by the account and closed to others. When
 * the account cannot enter the home (as under /root) it lies in /var/lib/talweg and `postgres` links there.
 */
export async function openFolder(home: string, account: Account | undefined, log: Log): Promise<string> {
  const folder = join(home, 'postgres')
  return await withFolderFaults(folder, async () => {
    const present = await lstat(folder).catch(() => undefined)
    if (present?.isSymbolicLink()) return await followLink(folder)
    if (!present) await makePrivate(folder, account)
    else if (account && present.uid === 0) await chown(folder, account.uid, account.gid)
    const reason = await obstacle(account, folder)
    if (reason === undefined) return folder
    const fault = obstacleFault(folder, reason)
    if (present || !account || fault.code !== 'state.folder_denied') throw fault
    await rmdir(folder)
    return await relocate(folder, account, log)
  })
}

async function followLink(folder: string): Promise<string> {
  const target = await readlink(folder)
  const there = await stat(target).catch(() => undefined)
  if (!there) throw new Fault('missing', 'state.data_missing', { folder, target })
  return target
}

async function relocate(folder: string, account: Account, log: Log): Promise<string> {
  const target = join(sharedFolder, hash(folder))
  await makeShared()
  // Nothing in the home points there any more: it belonged to a home of the same name that was deleted.
  if (await stat(target).catch(() => undefined)) {
    const left = `${target}.left-${Date.now()}`
    await rename(target, left)
    log.warn('the database of an earlier home at this place was put aside; delete it if nobody needs it', {
      left,
    })
  }
  await makePrivate(target, account)
  const reason = await obstacle(account, target)
  if (reason !== undefined) throw obstacleFault(target, reason)
  await symlink(target, folder)
  log.warn('the home folder is closed to the user that PostgreSQL runs under; its data are kept elsewhere', {
    folder: target,
  })
  return target
}

/**
 * A folder for the Unix socket: in `folder`, or for deep homes a short private one in the system's folder for
 * temporary files, the same at each start.
 */
export async function openSocketFolder(folder: string, account: Account | undefined): Promise<string> {
  const near = join(folder, 'socket')
  const fits = Buffer.byteLength(join(near, socketName)) <= longestSocketPath
  // root's own TMPDIR may be closed to the account, /tmp is not
  const socketFolder = fits ? near : join(account ? '/tmp' : tmpdir(), `talweg-${hash(folder)}`)
  return await withFolderFaults(socketFolder, async () => {
    const present = await lstat(socketFolder).catch(() => undefined)
    if (!present) await makePrivate(socketFolder, account)
    const owner = account?.uid ?? process.getuid?.()
    // Anybody may create a folder in /tmp: one that is not ours and private could be a trap for the password.
    const safe = !present || (present.isDirectory() && present.uid === owner && (present.mode & 0o077) === 0)
    if (!safe) throw new Fault('forbidden', 'state.socket_folder', { folder: socketFolder })
    return socketFolder
  })
}

/** Makes /var/lib/talweg; whatever the umask says, every user may pass through it. */
export async function makeShared(): Promise<void> {
  if (await mkdir(sharedFolder, { recursive: true })) await chmod(sharedFolder, 0o755)
}

async function makePrivate(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o711 })
  await mkdir(folder, { mode: 0o700 })
  if (account) await chown(folder, account.uid, account.gid)
}

function hash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
