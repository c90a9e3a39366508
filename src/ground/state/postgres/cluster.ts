import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../kernel/index.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { withFolderFaults } from './folders.ts'
import { type ServerLog, serverFault } from './server-log.ts'
import { supervise } from './supervise.ts'

/** The data folder of a database cluster and the password of its superuser `talweg`. */
export type Cluster = { data: string; password: string }

/**
 * Opens the cluster in `folder`, making it at the first start. It is made aside and renamed, so that one that is
 * there is whole; what a killed first start left is removed.
 */
export async function openCluster(
  folder: string,
  binaries: Binaries,
  account: Account | undefined,
  log: ServerLog,
): Promise<Cluster> {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version === undefined) await initialise(folder, data, passwordFile, binaries, account, log)
  else if (Number(version) !== binaries.major) {
    const params = { folder: data, found: version.trim(), expected: binaries.major }
    throw new Fault('conflict', 'state.data_version', params)
  }
  const password = await readFile(passwordFile, 'utf8').catch((cause) => {
    throw new Fault('missing', 'state.password_lost', { file: passwordFile }, { cause })
  })
  return { data, password }
}

async function initialise(
  folder: string,
  data: string,
  passwordFile: string,
  binaries: Binaries,
  account: Account | undefined,
  log: ServerLog,
): Promise<void> {
  await withFolderFaults(folder, async () => {
    for (const name of await readdir(folder)) {
      // the initdb of a start that was killed a moment ago may still be ending, hence the retries
      const retries = { maxRetries: 10, retryDelay: 100 }
      if (name.startsWith('initdb-'))
        await rm(join(folder, name), { recursive: true, force: true, ...retries })
    }
    await rm(passwordFile, { force: true })
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    const aside = await mkdtemp(join(folder, 'initdb-'))
    if (account) for (const path of [passwordFile, aside]) await chown(path, account.uid, account.gid)
    const { ended } = supervise(account, log.file, join(binaries.bin, 'initdb'), [
      `--pgdata=${aside}`,
      '--username=talweg',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in locale sorts and folds alike on every machine, so no index breaks with an upgrade of libc.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ])
    if ((await ended) !== 0) throw await serverFault(log, folder)
    await rename(aside, data).catch((cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'ENOTEMPTY' || cause.code === 'EEXIST'
      throw isTaken ? new Fault('conflict', 'state.data_damaged', { folder: data }, { cause }) : cause
    })
    await syncFolder(folder)
  })
}

/** Makes the names in a folder durable, as fsync of a file does for its bytes. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
