import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Fault, systemFault } from '../../../ground/kernel/index.ts'

/** One file in an archive. `name` has no way out of the archive: `..`, drives and backslashes are refused. */
export type ZipEntry = Readonly<{
  name: string
  bytes: number
  encrypted: boolean
  open: () => Promise<Readable>
}>

/** An archive whose directory was read. Close it when done. */
export type Zip = Readonly<{ entries: ReadonlyMap<string, ZipEntry>; close: () => void }>

/** Entries beyond this are no work of a person. */
const mostEntries = 20_000
/** No file that people exchange is larger when it is unpacked. */
const mostBytes = 8 * 1024 ** 3
/** Up to here any ratio is harmless. */
export const harmlessBytes = 64 * 1024 * 1024
/**
 * DEFLATE packs 1,032 bytes into one at most, which only repetition reaches. Measured on workbooks and CSV files of
 * real programs: 4 to 30, a sheet of a million equal rows 160.
 */
export const highestRatio = 250

/**
 * Reads the directory of a ZIP archive. What is packed is unpacked only while it is read, and never beyond the size
 * that the directory states.
 * @throws Fault `collect.archive_damaged`, `collect.archive_unsafe` for a name that leads out of the archive,
 *   `collect.archive_bomb` for one that unpacks to more than anybody would send
 */
export async function openZip(path: string, name: string): Promise<Zip> {
  const file = await orDamaged(name, () => yauzl.openPromise(path, { autoClose: false }))
  try {
    if (file.entryCount > mostEntries)
      throw new Fault('too_large', 'collect.archive_entries', {
        name,
        entries: file.entryCount,
        most: mostEntries,
      })
    const entries = new Map<string, ZipEntry>()
    let bytes = 0
    await orDamaged(name, async () => {
      for await (const entry of file.eachEntry()) {
        bytes += entry.uncompressedSize
        const entryName = nameOf(entry)
        if (!entryName.endsWith('/')) entries.set(entryName, toEntry(file, entry, entryName, name))
      }
    })
    // Measured by the archive itself, not by what its entries say: they may lie over each other.
    if (bytes > mostBytes || (bytes > harmlessBytes && bytes > file.fileSize * highestRatio))
      throw new Fault('too_large', 'collect.archive_bomb', {
        name,
        megabytes: Math.round(bytes / 1024 ** 2),
      })
    return { entries, close: () => file.close() }
  } catch (error) {
    file.close()
    throw error
  }
}

const utf8Flag = 0x800
const unicodePathField = 0x7075

/** Windows in China packs names in GBK and says nothing of it; the library would read them as code page 437. */
function nameOf({ fileName, fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const said =
    (generalPurposeBitFlag & utf8Flag) !== 0 || extraFields.some(({ id }) => id === unicodePathField)
  if (said || fileNameRaw.every((byte) => byte < 0x80)) return fileName
  const name = decodeName(fileNameRaw).replaceAll('\\', '/')
  const wrong = yauzl.validateFileName(name)
  if (wrong !== null) throw new Error(wrong)
  return name
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function toEntry(file: ZipFile, entry: Entry, name: string, archive: string): ZipEntry {
  return {
    name,
    bytes: entry.uncompressedSize,
    encrypted: entry.isEncrypted(),
    open: () => orDamaged(archive, () => file.openReadStreamPromise(entry)),
  }
}

/** What the library finds wrong with an archive, as a fault that a person can act on; a fault stays as it is. */
export function archiveFault(name: string, cause: unknown): Fault {
  const refused = systemFault(cause)
  if (refused instanceof Fault) return refused
  const reason = cause instanceof Error ? cause.message : ''
  const unsafe = /^(?:absolute path|invalid (?:relative path|characters in fileName))/.test(reason)
  return new Fault(
    'invalid',
    unsafe ? 'collect.archive_unsafe' : 'collect.archive_damaged',
    { name },
    { cause },
  )
}

async function orDamaged<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw archiveFault(name, cause)
  }
}
