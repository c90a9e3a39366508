import { mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'
import { openCluster } from './cluster.ts'
import { openFolder, openSocketFolder, withFolderFaults } from './folders.ts'
import { endLeftover } from './leftover.ts'
import { type Server, startServer } from './server.ts'
import { openServerLog } from './server-log.ts'

/**
 * Starts the PostgreSQL of a home folder, making the data at the first start. It listens on a Unix socket only.
 * Call it with the home's lock held: a server found at work on the data is taken for a leftover and ended.
 *
 * Throws the Faults `state.platform_unsupported`, `binaries_unusable`, `folder_denied`,
 * `data_missing`, `data_damaged`, `data_version`, `password_lost`, `socket_folder`, `server_stuck`, `server_failed`,
 * and those of `systemFault`.
 */
export async function startPostgres(home: string, log: Log): Promise<Server> {
  await withFolderFaults(home, () => mkdir(home, { recursive: true, mode: 0o711 }))
  const place = await realpath(home)
  const account = await accountFor(join(place, 'postgres', 'data'))
  const folder = await realpath(await openFolder(place, account, log))
  const binaries = await findBinaries(folder, account)
  const socketFolder = await openSocketFolder(folder, account)
  const serverLog = await openServerLog(folder)
  const cluster = await openCluster(folder, binaries, account, serverLog)
  const stalePid = await endLeftover(cluster.data, log)
  return await startServer({ cluster, binaries, account, socketFolder, serverLog, stalePid, log })
}
