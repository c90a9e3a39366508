import { hash } from 'node:crypto'
import { basename } from 'node:path'
import { unguardCell } from '../../ground/edge/index.ts'
import type { Row } from '../../ground/lake/index.ts'
import { stagedColumns } from './facts.ts'
import { dictionary, type Field } from './fields/index.ts'
import { type Row as GridRow, refusedIn } from './formats/grid.ts'
import { readTable } from './formats/index.ts'
import { completeRow, kindRules } from './kind-rules.ts'
import type { FileInspection, FilePlan, Severity } from './model.ts'
import type { Reading } from './rejects/fixes.ts'
import { remembering } from './remember.ts'
import { gatherRows, type RowValues, type StagedBatch, type StagedRow } from './staged-rows.ts'
import { standardiserOf, valueType } from './standardise/index.ts'
import { type Neighbour, neighbours, plainReading, type Standardiser } from './standardise/standard.ts'

/** A row that was not simply read, and what became of it. */
export type RowReject = Readonly<{
  line: number
  column: string | null
  value: string | null
  code: string
  severity: Severity
  /** The row as it stands in the file. */
  raw: string
  /** Its cells; null when it could not be split. */
  cells: readonly string[] | null
}>

type Standardised = Exclude<ReturnType<Standardiser>, { refused: string }>
type Beside = Partial<Record<Neighbour, string>>

type Mapped = Readonly<{
  index: number
  field: string
  header: string
  /** Columns of the parts that its values have. */
  parts: Readonly<Record<string, string>>
  /** Reads a cell, given what the row says beside it. */
  read: (text: string, values: RowValues) => ReturnType<Standardiser>
}>

export type ReadContext = Readonly<{ today: string; region: string }>

/**
 * Reads a file by its plan: every row standardised, ready to be staged. What could not be read goes to
 * `reject`; a value that makes no sense is left out and its row kept, unless the row then says nothing.
 * @param onBatch told of each batch how many rows and bytes were read with it, before its rows are looked at; false: they
 *   are not wanted, nor what comes after them
 * @param wanted bytes at the beginning whose rows are wanted; all when left out
 */
export async function* standardisedRows(
  path: string,
  whole: FileInspection,
  { plan, inspection, cellsOf, mendedBy }: Reading,
  context: ReadContext,
  reject: (reject: RowReject) => void,
  onBatch: (rows: number, bytes: number) => boolean,
  wanted?: number,
): AsyncGenerator<StagedBatch> {
  const columns = mapColumns(inspection, plan, context)
  const identify = identifier(plan)
  const complete = completing(plan, context)
  const isText = inspection.format === 'text'
  const gathered = gatherRows(stagedColumns(plan))
  const { values } = gathered
  let rows = 0

  const stageRow = ({ line, cells: all, raw: written }: GridRow): void => {
    const cells = cellsOf(all)
    const blanked: RowReject[] = []
    for (const column of columns) {
      const cell = cells[column.index] ?? ''
      const text = isText ? unguardCell(cell) : cell
      const result = column.read(text, values)
      if ('refused' in result) {
        blanked.push({
          line,
          column: column.header,
          value: text,
          code: result.refused,
          severity: 'blanked',
          raw: written,
          cells,
        })
        continue
      }
      keepValue(values, column, result)
    }
    completeRow(plan.kind, values, (field, text) => complete(field, text, values))
    if (!kindRules[plan.kind].needed.some((field) => values.get(field) !== undefined)) {
      const code = `needs_${plan.kind}`
      reject({ line, column: null, value: null, code, severity: 'refused', raw: written, cells })
      gathered.drop()
      return
    }
    for (const entry of blanked) reject(entry)
    gathered.add({ line, raw: JSON.stringify(cells), ...identify(values, mendedBy(all)) })
  }

  for await (const batch of readTable(path, whole, wanted)) {
    rows += batch.rows.length + refusedIn(batch)
    if (!onBatch(rows, batch.bytes)) return
    for (const problem of batch.problems)
      reject({ column: null, value: null, ...problem, cells: problem.cells ? cellsOf(problem.cells) : null })
    for (const row of batch.rows) stageRow(row)
    yield gathered.take()
  }
}

/** Columns that were taken for a field, each with the way its values are read; those that others are read by come first. */
function mapColumns(inspection: FileInspection, plan: FilePlan, { today, region }: ReadContext): Mapped[] {
  const mapped = plan.fields.flatMap((name, index): Mapped[] => {
    const column = inspection.columns[index]
    const field = name === null ? undefined : dictionary.fieldOf(plan.kind, name)
    if (field === undefined || column === undefined) return []
    const standardise = standardiserOf(field)
    const { beside = [] } = valueType(field.type)
    const reading = { ...column.reading, day_first: plan.day_first?.[index] ?? column.reading.day_first }
    const context = { today, region, reading }
    const read: Mapped['read'] = remembering(
      (text, values) => standardise(text, { ...context, beside: besideOf(beside, values) }),
      beside.length === 0
        ? () => ''
        : (values) => beside.map((each) => values.get(each) ?? '').join(separator),
    )
    return [{ index, field: field.field, header: column.header, parts: partsOf(field), read }]
  })
  const order: readonly string[] = neighbours
  const place = ({ field }: Mapped) => {
    const at = order.indexOf(field)
    return at === -1 ? order.length : at
  }
  return mapped.sort((a, b) => place(a) - place(b))
}

/** The columns of the parts that values of a field have. */
const partsOf = ({ field, type }: Pick<Field, 'field' | 'type'>): Mapped['parts'] =>
  Object.fromEntries(Object.keys(valueType(type).parts ?? {}).map((part) => [part, `${field}_${part}`]))

function keepValue(
  values: RowValues,
  { field, parts }: Pick<Mapped, 'field' | 'parts'>,
  result: Standardised,
): void {
  if (result.value !== null) values.set(field, result.value)
  for (const part in result.parts) {
    const said = result.parts[part]
    const name = parts[part]
    if (said !== undefined && said !== null && name !== undefined) values.set(name, said)
  }
}

/** Reads a text that no column of its own holds as a field of the row, with its parts. */
const completing =
  ({ kind }: FilePlan, context: ReadContext) =>
  (name: string, text: string, values: RowValues): void => {
    const field = dictionary.fieldOf(kind, name)
    if (field === undefined) return
    const result = standardiserOf(field)(text, { ...context, reading: plainReading })
    if ('value' in result) keepValue(values, { field: name, parts: partsOf(field) }, result)
  }

function besideOf(beside: readonly Neighbour[], values: RowValues): Beside {
  const said: Beside = {}
  for (const field of beside) {
    const value = values.get(field)
    if (value !== undefined) said[field] = String(value)
  }
  return said
}

const separator = '\u001f'

/** What identifies the rows of a file: the id that its source gave them, else what they say. */
function identifier({ kind, source, name }: FilePlan) {
  const start = [source ?? sourceOf(name), kind, ''].join(separator)
  const collapses = kindRules[kind].collapses
  const rowKey = (said: (field: string) => unknown) =>
    start +
    ['row', ...kindRules[kind].identity.map((field) => String(said(field) ?? '').toLowerCase())].join(
      separator,
    )
  /** The key by which a row that is mended was known; undefined when it was one of several that said the same. */
  const keyBefore = (mended: Row | undefined) => {
    const key = mended && rowKey((field) => mended[field])
    return key && hash('sha256', `${key}#1`).slice(0, 20) === mended.record_id ? key : undefined
  }
  return (values: RowValues, mended: Row | undefined): Pick<StagedRow, 'naturalKey' | 'collapses'> => {
    const id = values.get('external_id')
    const naturalKey =
      id === undefined
        ? (keyBefore(mended) ?? rowKey((field) => values.get(field)))
        : `${start}id${separator}${id}`
    return { naturalKey, collapses: collapses && id !== undefined }
  }
}

/**
 * The source that a file name stands for: `Accounts 2024-03-01.csv`, `accounts_2024-04-01.csv` and
 * `export.zip/accounts.csv` are all `accounts`.
 */
export function sourceOf(fileName: string): string {
  const stem = basename(fileName)
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .normalize('NFKC')
    .toLowerCase()
  const plain = stem.replace(/[\s_.-]*(\(\d+\)|\d{4}[-_.]?\d{2}([-_.]?\d{2})?)[\s_.-]*/g, ' ').trim()
  return plain || stem
}
