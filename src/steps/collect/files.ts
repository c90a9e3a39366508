import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../ground/kernel/index.ts'

/** Originals of imports, kept by the hash of their content. */
export type Files = Readonly<{
  /** Keeps a file and gives its id; the same bytes are kept once. On disk when it returns. */
  keep(content: AsyncIterable<Uint8Array>): Promise<string>
  /** Where a kept file lies. @throws Fault `collect.file_missing` */
  path(fileId: string): Promise<string>
  /** Bytes of a kept file. @throws Fault `collect.file_missing` */
  size(fileId: string): Promise<number>
}>

/** Opens the folder of originals. */
export async function openFiles(folder: string): Promise<Files> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // The home is ours alone: what an upload left behind belongs to a process that died.
  for (const name of await readdir(folder))
    if (name.endsWith('.part')) await rm(join(folder, name), { force: true })

  async function keep(content: AsyncIterable<Uint8Array>): Promise<string> {
    const aside = join(folder, `${randomUUID()}.part`)
    const handle = await open(aside, 'wx', 0o600)
    const hash = createHash('sha256')
    try {
      for await (const chunk of content) {
        hash.update(chunk)
        // Unlike write, which may stop half-way on a full disk and say nothing, this writes all of it or throws.
        await handle.appendFile(chunk)
      }
      await handle.sync()
      await handle.close()
      const id = hash.digest('hex')
      await rename(aside, join(folder, id))
      await syncFolder(folder)
      return id
    } catch (error) {
      await handle.close().catch(() => undefined)
      await rm(aside, { force: true })
      throw error
    }
  }

  async function pathOf(fileId: string): Promise<string> {
    const path = join(folder, fileId)
    if (!/^[0-9a-f]{64}$/.test(fileId) || !existsSync(path))
      throw new Fault('missing', 'collect.file_missing', { id: fileId })
    return path
  }

  return { keep, path: pathOf, size: async (fileId) => (await stat(await pathOf(fileId))).size }
}

/** A new name is on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
