import { z } from 'zod'
import { hashId } from '../../../ground/kernel/index.ts'
import type { Lake, LakeTransaction } from '../../../ground/lake/index.ts'
import type { Kind } from '../model.ts'
import { feedOf, fileFeedOf } from './judge.ts'
import { sql } from './statements.ts'

/** An import of a source, as the next file of its feed is compared with it. */
export type Past = Readonly<{
  import_id: string
  feed: string
  /** The feed of the whole file, where the import is one table of it. */
  file_feed: string
  file: string
  file_id: string
  kind: string
  header: readonly string[]
  rows: number
  refused: number
  at: string
  in_force: boolean
}>

/** Imports of a source that are looked at; a feed that came daily is seen for a year. */
const most = 500
/** Imports of a feed that a file is compared with. */
const compared = 10

const Header = z.array(z.string()).catch([])

/** The latest imports of a source, the newest first. */
export async function readHistory(
  from: Pick<Lake | LakeTransaction, 'read'>,
  label: string,
): Promise<Past[]> {
  const rows = await from.read(sql.source_history, { source: label, most })
  return rows.map((row) => {
    const file = String(row.file)
    return {
      import_id: String(row.import_id),
      feed: feedOf(file),
      file_feed: fileFeedOf(file),
      file,
      file_id: String(row.file_id),
      kind: String(row.kind),
      header: Header.parse(JSON.parse(String(row.header))),
      rows: Number(row.row_count),
      refused: Number(row.refused),
      at: String(row.recorded_at),
      in_force: row.in_force === true,
    }
  })
}

/** Imports in force that a table is compared with: the latest ten of its feed and kind, the newest first. */
export function earlier(past: readonly Past[], label: string, kind: Kind | string): Past[] {
  const feed = feedOf(label)
  return past.filter((each) => each.in_force && each.feed === feed && each.kind === kind).slice(0, compared)
}

/** The imports that a run brought: their ids follow from its own. */
export function importsOf(runId: string, past: ReadonlyMap<string, Past>): Past[] {
  const imports: Past[] = []
  for (let place = 0; ; place++) {
    const found = past.get(hashId('imp', runId, String(place)))
    if (!found) return imports
    imports.push(found)
  }
}

/** Imports by their ids. */
export const byId = (past: readonly Past[]) => new Map(past.map((each) => [each.import_id, each]))

/** Imports in force that hold a file which came by itself, or what was packed in it, whoever imported them. */
export function importsOfFile(
  { file_id, name, came_at }: Readonly<{ file_id: string; name: string; came_at: Date }>,
  past: readonly Past[],
): Past[] {
  const since = came_at.toISOString()
  return past.filter(
    (each) =>
      each.in_force && (each.file_id === file_id || (each.file.startsWith(`${name}/`) && each.at >= since)),
  )
}
