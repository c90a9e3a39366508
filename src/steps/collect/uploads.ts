import type { Fault, FaultParams } from '../../ground/kernel/index.ts'
import type { Files } from './files.ts'
import { inspectFile, inspectTable } from './inspect/inspect.ts'
import type { Kind, LeftOut, UploadedFile } from './model.ts'

type Say = (key: string, params?: FaultParams) => string

/**
 * What a kept file holds: every table that can be read, and what cannot, with the reason.
 * @param wanted the one table that is asked for; all of them when left out
 * @throws Fault the faults of `inspectFile` when nothing of the file can be read
 */
export async function uploadedFile(
  files: Files,
  { id, name, table: wanted, kind }: { id: string; name: string; table?: string; kind?: Kind },
  say: Say,
): Promise<UploadedFile> {
  const path = await files.path(id)
  const file = { file_id: id, name, bytes: await files.size(id) }
  if (wanted !== undefined)
    return { ...file, tables: [await inspectTable(path, name, wanted, kind)], left_out: [] }
  const { tables, leftOut } = await inspectFile(path, name, kind)
  return { ...file, tables, left_out: leftOut.map(({ table, fault }) => toLeftOut(name, table, fault, say)) }
}

function toLeftOut(name: string, table: string | null, { code, params }: Fault, say: Say): LeftOut {
  return { name, table, code, params: { ...params }, reason: say(code, params) }
}
