import { Fault, type FaultParams } from '../../ground/kernel/index.ts'
import type { Files } from './files.ts'
import { sniff } from './formats/sniff.ts'
import { gunzip, type NotUnpacked, type Unpacked, unzip } from './formats/unpack.ts'
import { inspectFile, inspectTable } from './inspect/inspect.ts'
import type { ChosenReading, FileInspection, Kind, LeftOut, UploadedFile } from './model.ts'

type Say = (key: string, params?: FaultParams) => string
type Wanted = Readonly<{ id: string; name: string; table?: string; kind?: Kind; chosen?: ChosenReading }>
type Said = Pick<Wanted, 'kind' | 'chosen'>

/**
 * What a kept file holds: every table that can be read, and what cannot, with the reason. An archive is unpacked
 * into files of their own, so that nothing behind this door knows archives; doing it again changes nothing.
 * @param wanted `table`: the one that is asked for; all of them when left out
 * @throws Fault the faults of `sniff` and of `inspectFile` when nothing of the file can be read
 */
export async function uploadedFile(files: Files, wanted: Wanted, say: Say): Promise<UploadedFile> {
  const { id, name, table, kind, chosen } = wanted
  const path = await files.path(id)
  const file = { file_id: id, name, bytes: await files.size(id) }
  if (table !== undefined)
    return { ...file, tables: [await inspectTable(path, name, table, kind, chosen)], left_out: [] }
  const format = await sniff(path, name)
  if (format === 'zip') return { ...file, ...(await takeAll(files, unzip(path, name), wanted, say)) }
  if (format === 'gzip') {
    const only = await gunzip(path, name)
    return { ...file, ...(await tablesOf(files, await files.keep(only.content), only.name, wanted, say)) }
  }
  return { ...file, ...(await tablesOf(files, id, name, wanted, say)) }
}

type Found = Pick<UploadedFile, 'tables' | 'left_out'>

async function tablesOf(files: Files, id: string, name: string, said: Said, say: Say): Promise<Found> {
  const { tables, leftOut } = await inspectFile(await files.path(id), name, said.kind, said.chosen)
  return { tables, left_out: leftOut.map(({ table, fault }) => toLeftOut(name, table, fault, say)) }
}

/** One file that cannot be read does not take the others of its archive with it. */
async function takeAll(
  files: Files,
  unpacked: AsyncIterable<Unpacked | NotUnpacked>,
  said: Said,
  say: Say,
): Promise<Found> {
  const tables: FileInspection[] = []
  const left_out: LeftOut[] = []
  for await (const file of unpacked) {
    try {
      if ('fault' in file) throw file.fault
      const found = await tablesOf(files, await files.keep(file.content), file.name, said, say)
      tables.push(...found.tables)
      left_out.push(...found.left_out)
    } catch (error) {
      if (!(error instanceof Fault) || error.kind === 'unavailable') throw error
      left_out.push(toLeftOut(file.name, null, error, say))
    }
  }
  return { tables, left_out }
}

function toLeftOut(name: string, table: string | null, { code, params }: Fault, say: Say): LeftOut {
  return { name, table, code, params: { ...params }, reason: say(code, params) }
}
