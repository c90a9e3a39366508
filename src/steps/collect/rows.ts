import { basename } from 'node:path'
import type { StagedRow } from './facts.ts'
import { fieldsOf } from './fields.ts'
import type { Row } from './formats/grid.ts'
import { readTable } from './formats/index.ts'
import type { FileInspection, FilePlan, Kind } from './model.ts'
import { standardiserFor } from './standardise/index.ts'
import { type Context, clean } from './standardise/standard.ts'

/** A row that was left out, or a value that was: `refused` rows are not kept, `blanked` ones lack the value. */
export type RowReject = Readonly<{
  line: number
  column: string | null
  value: string | null
  code: string
  severity: 'refused' | 'blanked'
  raw: string
}>

/** One of these must be known, or the row says nothing about anybody. */
const needed: Record<Kind, readonly string[]> = {
  accounts: ['name', 'domain'],
  contacts: ['full_name', 'first_name', 'last_name', 'email', 'phone'],
  opportunities: ['external_id', 'name', 'account_name', 'account_external_id'],
  activities: ['occurred_on'],
  products: ['name'],
}

/** What a row without an id of its source is known by. */
const identity: Record<Kind, readonly string[]> = {
  accounts: ['name', 'domain'],
  contacts: ['email', 'full_name', 'first_name', 'last_name', 'account_name', 'phone'],
  opportunities: ['name', 'account_name', 'account_external_id', 'product', 'created_on'],
  activities: ['occurred_on', 'type', 'account_name', 'contact_email', 'subject'],
  products: ['name'],
}

/** Kinds whose rows of one id are one thing; a company's or person's rows are all kept, and matched. */
const collapsing: readonly Kind[] = ['opportunities', 'activities', 'products']

type Mapped = Readonly<{
  index: number
  field: string
  header: string
  read: (text: string, region: string) => ReturnType<ReturnType<typeof standardiserFor>>
  isStage: boolean
  isEmail: boolean
}>

export type ReadContext = Readonly<{ today: string; region: string }>

/**
 * Reads a file by its plan: every row standardised, ready to be staged. What could not be read goes to
 * `reject`; a value that makes no sense is left out and its row kept, unless the row then says nothing.
 * @param onBatch told how many rows and bytes were read so far; may throw to stop
 */
export async function* standardisedRows(
  path: string,
  inspection: FileInspection,
  plan: FilePlan,
  context: ReadContext,
  reject: (reject: RowReject) => void,
  onBatch: (rows: number, bytes: number) => void,
): AsyncGenerator<StagedRow[]> {
  const columns = mapColumns(inspection, plan, context)
  const toDomain = standardiserFor('domain')
  const neutral: Context = { ...context, reading: { day_first: false, decimal_comma: false, unit: 1 } }
  let rows = 0

  const toStaged = ({ line, cells }: Row): StagedRow | null => {
    const values = new Map<string, string | number>()
    const blanked: RowReject[] = []
    const raw = JSON.stringify(cells)
    for (const column of columns) {
      const text = cells[column.index] ?? ''
      const country = String(values.get('country') ?? '')
      const result = column.read(text, country.length === 2 ? country : context.region)
      if ('refused' in result) {
        blanked.push({
          line,
          column: column.header,
          value: text,
          code: result.refused,
          severity: 'blanked',
          raw,
        })
        continue
      }
      if (result.value === null) continue
      if (column.isStage) {
        values.set(column.field, clean(text))
        values.set(`${column.field}_status`, result.value)
      } else values.set(column.field, result.value)
      if (column.isEmail) {
        const domain = toDomain(String(result.value), neutral)
        if ('value' in domain && domain.value !== null) values.set(`${column.field}_domain`, domain.value)
      }
    }
    if (!needed[plan.kind].some((field) => values.has(field))) {
      reject({ line, column: null, value: null, code: `needs_${plan.kind}`, severity: 'refused', raw })
      return null
    }
    for (const entry of blanked) reject(entry)
    return { line, raw, values, ...identify(plan, values) }
  }

  for await (const batch of readTable(path, inspection)) {
    for (const { line, code, raw } of batch.problems)
      reject({ line, column: null, value: null, code, severity: 'refused', raw })
    rows += batch.rows.length + batch.problems.length
    onBatch(rows, batch.bytes)
    yield batch.rows.flatMap((row) => toStaged(row) ?? [])
  }
}

/** Columns that were taken for a field, each with the way its values are read; the country first, telephone numbers are read by it. */
function mapColumns(inspection: FileInspection, plan: FilePlan, context: ReadContext): Mapped[] {
  const types = new Map(fieldsOf(plan.kind).map(({ field, type }) => [field, type]))
  const mapped = plan.fields.flatMap((field, index): Mapped[] => {
    const column = inspection.columns[index]
    const type = field === null ? undefined : types.get(field)
    if (field === null || type === undefined || column === undefined) return []
    const standardise = standardiserFor(type)
    const { reading } = column
    return [
      {
        index,
        field,
        header: column.header,
        read: (text, region) => standardise(text, { today: context.today, region, reading }),
        isStage: type === 'stage',
        isEmail: type === 'email',
      },
    ]
  })
  return mapped.sort((a, b) => Number(b.field === 'country') - Number(a.field === 'country'))
}

const separator = '\u001f'

function identify(
  { kind, source, name }: FilePlan,
  values: ReadonlyMap<string, string | number>,
): Pick<StagedRow, 'naturalKey' | 'collapses'> {
  const id = values.get('external_id')
  const from = source ?? sourceOf(name)
  if (id !== undefined)
    return { naturalKey: [from, kind, 'id', id].join(separator), collapses: collapsing.includes(kind) }
  const said = identity[kind].map((field) => String(values.get(field) ?? '').toLowerCase())
  return { naturalKey: [from, kind, 'row', ...said].join(separator), collapses: false }
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
