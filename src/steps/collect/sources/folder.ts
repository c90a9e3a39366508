import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, opendir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, sep } from 'node:path'
import { Fault } from '../../../ground/kernel/index.ts'
import type { Files } from '../files.ts'

/** Entries of a folder that are looked at; a folder that holds more is not one that files come to. */
const mostEntries = 10_000

/** What programs write beside a file that is not whole yet, and what the system hides. */
const passing = /^[.~]|~$|\.(part|partial|tmp|temp|crdownload|filepart|lock)$/i

/**
 * The folder that a path stands for, without links in it.
 * @param home the home of Talweg, whose secret and files are not to be read as data
 * @throws Fault `collect.folder_relative`, `collect.folder_missing`, `collect.folder_home`
 */
export async function realFolder(path: string, home: string): Promise<string> {
  if (!isAbsolute(path)) throw new Fault('invalid', 'collect.folder_relative', { path })
  const real = await realpath(path).catch((cause: unknown) => {
    throw new Fault('invalid', 'collect.folder_missing', { path }, { cause })
  })
  if (!(await stat(real)).isDirectory()) throw new Fault('invalid', 'collect.folder_missing', { path })
  const ours = await realpath(home)
  if (lies(real, ours) || lies(ours, real)) throw new Fault('invalid', 'collect.folder_home', { path })
  return real
}

const lies = (path: string, folder: string) =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/** A file of a folder as it is now. */
export type FolderFile = Readonly<{ name: string; bytes: number; modified_ms: number }>

/**
 * The files that lie in a folder itself. Links are not followed, wherever they lead; folders in it are not entered.
 * @throws Fault `collect.folder_missing`, `collect.folder_too_full`
 */
export async function listFolder(path: string): Promise<FolderFile[]> {
  const files: FolderFile[] = []
  try {
    let entries = 0
    for await (const entry of await opendir(path)) {
      if (++entries > mostEntries)
        throw new Fault('too_large', 'collect.folder_too_full', { path, most: mostEntries })
      if (!entry.isFile() || passing.test(entry.name) || Buffer.byteLength(entry.name) > 255) continue
      const file = await stateOf(path, entry.name)
      if (file && file.bytes > 0) files.push(file)
    }
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    throw new Fault('unavailable', 'collect.folder_missing', { path }, { cause })
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function stateOf(folder: string, name: string): Promise<FolderFile | undefined> {
  // Gone since the folder was read.
  const info = await lstat(join(folder, name)).catch(() => undefined)
  return info && describe(info, name)
}

/** Opens a file of the folder, never a link, and without waiting for what is no file. undefined when it is gone or closed to us. */
function openFile(folder: string, name: string): Promise<FileHandle | undefined> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  return open(join(folder, name), flags).catch(() => undefined)
}

function describe(info: Stats, name: string): FolderFile | undefined {
  if (!info.isFile()) return undefined
  return { name, bytes: info.size, modified_ms: Math.trunc(info.mtimeMs) }
}

/**
 * Keeps a copy of a file of the folder; the file itself stays as it is.
 * @returns the id of its content; undefined when it changed meanwhile, so that it has to be looked at again
 */
export async function copyFile(folder: string, file: FolderFile, files: Files): Promise<string | undefined> {
  const handle = await openFile(folder, file.name)
  if (!handle) return undefined
  try {
    const isSame = async () => {
      const now = describe(await handle.stat(), file.name)
      return now?.bytes === file.bytes && now.modified_ms === file.modified_ms
    }
    if (!(await isSame())) return undefined
    const id = await files.keep(handle.createReadStream({ autoClose: false, start: 0, end: file.bytes - 1 }))
    return (await isSame()) ? id : undefined
  } finally {
    await handle.close()
  }
}
