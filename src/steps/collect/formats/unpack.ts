import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { posix } from 'node:path'
import { createGunzip } from 'node:zlib'
import { Fault } from '../../../ground/kernel/index.ts'
import { archiveFault, harmlessBytes, highestRatio, openZip, type ZipEntry } from './zip.ts'

/** A file that was in an archive. `content` may be read once, before the next one is asked for. */
export type Unpacked = Readonly<{ name: string; content: AsyncIterable<Uint8Array> }>

/** What is not unpacked, and why. */
export type NotUnpacked = Readonly<{ name: string; fault: Fault }>

/** Files of one archive that are taken; what people send each other has a few. */
export const mostUnpacked = 200

/** What programs leave in archives and nobody put there. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i

/**
 * The files of a ZIP archive in the order of their names, called `archive.zip/folder/file.csv`.
 * @throws Fault those of `openZip`
 */
export async function* unzip(path: string, name: string): AsyncGenerator<Unpacked | NotUnpacked> {
  const { entries, close } = await openZip(path, name)
  try {
    const files = [...entries.values()]
      .filter((entry) => !litter.test(entry.name))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
    for (const entry of files.slice(0, mostUnpacked)) yield fileOf(entry, name)
    if (files.length > mostUnpacked)
      yield {
        name,
        fault: new Fault('too_large', 'collect.archive_rest', {
          name,
          files: files.length,
          most: mostUnpacked,
          rest: files.length - mostUnpacked,
        }),
      }
  } finally {
    close()
  }
}

function fileOf(entry: ZipEntry, archive: string): Unpacked | NotUnpacked {
  const name = nameIn(archive, entry.name)
  return entry.encrypted
    ? { name, fault: new Fault('invalid', 'collect.archive_locked', { name }) }
    : { name, content: contentOf(entry, archive) }
}

async function* contentOf(entry: ZipEntry, archive: string): AsyncGenerator<Uint8Array> {
  const stream = await entry.open()
  try {
    yield* stream
  } catch (cause) {
    throw archiveFault(archive, cause)
  } finally {
    stream.destroy()
  }
}

const longestName = 255

/** Where a file came from; of a path that is too long its end, which tells most. */
const nameIn = (archive: string, file: string): string => `${archive}/${file}`.slice(-longestName)

/** The file in a GZIP. @throws Fault while it is read: `collect.archive_damaged`, `collect.archive_bomb` */
export async function gunzip(path: string, name: string): Promise<Unpacked> {
  const { size } = await stat(path)
  const plain = posix.basename(name).replace(/\.gz$/i, '')
  return { name: nameIn(name, plain), content: inflated(path, name, size) }
}

async function* inflated(path: string, name: string, size: number): AsyncGenerator<Uint8Array> {
  const source = createReadStream(path)
  const stream = source.pipe(createGunzip())
  source.on('error', (error) => stream.destroy(error))
  let bytes = 0
  try {
    for await (const chunk of stream) {
      bytes += chunk.length
      if (bytes > harmlessBytes && bytes > size * highestRatio)
        throw new Fault('too_large', 'collect.archive_bomb', {
          name,
          megabytes: Math.round(bytes / 1024 ** 2),
        })
      yield chunk
    }
  } catch (cause) {
    throw archiveFault(name, cause)
  } finally {
    source.destroy()
    stream.destroy()
  }
}
