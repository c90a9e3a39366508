import { basename, resolve } from 'node:path'
import { z } from 'zod'
import { type Api, type Input, optionText } from '../../ground/edge/index.ts'
import { Fault } from '../../ground/kernel/index.ts'

const Uploaded = z.object({
  tables: z.array(
    z.object({ file_id: z.string(), name: z.string(), table: z.string().nullable(), hidden: z.boolean() }),
  ),
})

/**
 * Uploads a file for a tool that works on one table of it.
 * @param wanted the table; the first that is not hidden when undefined
 * @returns how routes are told of the table
 * @throws Fault `collect.table_missing`
 */
export async function uploadTable(
  api: Api,
  path: string,
  wanted: string | undefined,
): Promise<{ file: string; name: string; table: string | undefined }> {
  const name = basename(path)
  const { tables } = Uploaded.parse(await api.upload(`/files?${new URLSearchParams({ name })}`, path))
  const found = tables.find(({ table, hidden }) => (wanted === undefined ? !hidden : table === wanted))
  if (found === undefined) throw new Fault('missing', 'collect.table_missing', { name, table: wanted ?? '' })
  return { file: found.file_id, name: found.name, table: found.table ?? undefined }
}

/**
 * Sees to it that what a tool writes does not take the place of the sheet that it reads.
 * @throws Fault `match.sheet_itself`
 */
export function keepSheet(input: Input): void {
  const [file = ''] = input.words
  const out = optionText(input, 'out')
  if (out !== undefined && resolve(out) === resolve(file))
    throw new Fault('invalid', 'match.sheet_itself', { file })
}
