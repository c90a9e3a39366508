import { Fault } from '../../../ground/kernel/index.ts'
import { plainColumn, statusOf } from '../../collect/index.ts'
import { fold } from '../fold.ts'
import { successWords } from './model.ts'
import type { Sheet } from './sheet.ts'

/** Which rows have an outcome, and which of them count as success. */
export type Outcome = Readonly<{
  positive: string
  chosen: 'given' | 'yes' | 'rarer'
  /** Rows of the sheet with an outcome. */
  rows: readonly number[]
  isPositive: (row: number) => boolean
}>

/** Values that are named where one of them must be chosen. */
const mostNamed = 12

/**
 * Finds a column by its heading, as it stands there or in other case.
 * @throws Fault `identify.study.no_column`
 */
export function columnAt(sheet: Sheet, wanted: string): number {
  const exact = sheet.titles.indexOf(wanted)
  if (exact >= 0) return exact
  const alike = sheet.titles.findIndex((title) => fold(title.trim()) === fold(wanted.trim()))
  if (alike >= 0) return alike
  const columns = sheet.titles.slice(0, mostColumns).join(', ')
  throw new Fault('invalid', 'identify.study.no_column', { column: wanted, columns })
}

const mostColumns = 60

/**
 * Reads how each row ended. Rows without an outcome take no part; nor do rows that are still open, where the values are stages of
 * opportunities, some won and some lost.
 * @throws Fault `identify.study.outcome_empty`, `.one_class`, `.many_values`, `.no_positive`
 */
export function outcomeOf(sheet: Sheet, at: number, wanted: string | null): Outcome {
  const column = sheet.titles[at] ?? ''
  const reader = plainColumn(column, [], '')
  const keys: string[] = []
  const values = new Map<string, { text: string; rows: number }>()
  for (let row = 0; row < sheet.rows; row++) {
    const text = reader.text(sheet.text(at, row))
    const key = fold(text)
    keys.push(key)
    if (key === '') continue
    const known = values.get(key)
    // However the rows are ordered, the same spelling is shown.
    if (known) {
      known.rows++
      if (text < known.text) known.text = text
    } else values.set(key, { text, rows: 1 })
  }
  if (values.size === 0) throw new Fault('invalid', 'identify.study.outcome_empty', { column })
  const byRows = [...values].sort((a, b) => b[1].rows - a[1].rows || (a[0] < b[0] ? -1 : 1))
  const named = byRows
    .slice(0, mostNamed)
    .map(([, { text }]) => text)
    .join(', ')
  const key = wanted === null ? null : fold(reader.text(wanted))
  if (key !== null && !values.has(key))
    throw new Fault('invalid', 'identify.study.no_positive', { column, value: wanted ?? '', values: named })
  if (values.size === 1) throw new Fault('invalid', 'identify.study.one_class', { column, value: named })
  if (key === null && values.size > 2)
    throw new Fault('invalid', 'identify.study.many_values', { column, count: values.size, values: named })
  const spoken = byRows.filter(([each]) => successWords.has(each))
  const [usual] = spoken.length === 1 ? spoken : []
  const positive = key ?? usual?.[0] ?? byRows.at(-1)?.[0] ?? ''
  const statuses = new Map(byRows.map(([each, { text }]) => [each, statusOf(text)]))
  const areStages = ['won', 'lost'].every((status) => [...statuses.values()].some((each) => each === status))
  const isOpen = (each: string) => areStages && each !== positive && statuses.get(each) === 'open'
  const rows = [...keys.keys()].filter((row) => keys[row] !== '' && !isOpen(keys[row] ?? ''))
  return {
    positive: values.get(positive)?.text ?? positive,
    chosen: key !== null ? 'given' : usual ? 'yes' : 'rarer',
    rows,
    isPositive: (row) => keys[row] === positive,
  }
}
