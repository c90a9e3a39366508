import { z } from 'zod'
import type { Lake, Row } from '../../../ground/lake/index.ts'
import { sql } from '../facts.ts'
import { Reject, RejectGroup, type Severity } from '../model.ts'

/** Which rejects are wanted; what is left out narrows nothing. */
export type RejectsAsked = Readonly<{
  code?: string | undefined
  severity?: Severity | undefined
  column?: string | undefined
  /** A text that the row or the value contains. */
  q?: string | undefined
}>

type Say = (key: string) => string
const pageOfAll = 5000

/** Rejects of an import in the order of lines, after a position among all of them; each with its position. */
export async function listRejects(
  lake: Lake,
  importId: string,
  { code, severity, column, q }: RejectsAsked,
  { after, limit }: Readonly<{ after: number; limit: number }>,
): Promise<Row[]> {
  return lake.read(sql.list_rejects, {
    import_id: importId,
    code: code ?? null,
    severity: severity ?? null,
    column: column ?? null,
    q: q ?? '',
    after,
    limit,
  })
}

/** All of them, in the language of the reader. */
export async function* allRejects(
  lake: Lake,
  importId: string,
  asked: RejectsAsked,
  say: Say,
): AsyncGenerator<Reject> {
  for (let after = 0; ; ) {
    const rows = await listRejects(lake, importId, asked, { after, limit: pageOfAll })
    for (const row of rows) yield toReject(row, say)
    if (rows.length < pageOfAll) return
    after = Number(rows.at(-1)?.position)
  }
}

/** How often each reason stands for itself, the most frequent first, with examples of values. */
export async function groupRejects(lake: Lake, importId: string, say: Say): Promise<RejectGroup[]> {
  const rows = await lake.read(sql.rejects_by_reason, { import_id: importId })
  return rows.map(({ column_name, first_value, last_value, ...row }) =>
    RejectGroup.parse({
      ...row,
      column: column_name,
      examples: [...new Set([first_value, last_value].filter((value) => value !== null))],
      ...wordsOf(String(row.code), say),
    }),
  )
}

const Cells = z.array(z.string())

export function toReject({ column_name, cells, raw, ...row }: Row, say: Say): Reject {
  const split = cells === null ? null : Cells.parse(JSON.parse(String(cells)))
  return Reject.parse({
    ...row,
    column: column_name,
    cells: split,
    // Of rows that are refused for another one only the cells are known.
    raw: row.code === 'duplicate_id' && split ? split.join('\t') : raw,
    ...wordsOf(String(row.code), say),
  })
}

/** The words of a code say first what is wrong, then what to do. */
export function wordsOf(code: string, say: Say): { reason: string; advice: string } {
  const words = say(`collect.reject.${code}`)
  const end = /[。]|[.:](?= )/.exec(words)
  if (end === null) return { reason: words, advice: '' }
  return { reason: words.slice(0, end.index + 1), advice: words.slice(end.index + 1).trim() }
}
