import type { WorkingColumn } from '../../../../web/index.ts'

/** A criterion as the page edits it: values that a row has, or has not, or a range. */
export type Edited = Readonly<{
  column: string
  op: 'is' | 'not' | 'range'
  values: readonly string[]
  from: string
  to: string
}>

const split = (text: string) => /^([^=<>!]+)(!=|>=|<=|=)([\s\S]*)$/.exec(text) ?? []

/** A filter as the page of accounts has it in its address: `employees` is `>=200`. */
export function ofAddress(text: string): [column: string, value: string] {
  const [, column = '', sign = '', value = ''] = split(text)
  return [column, sign === '=' ? value : `${sign}${value}`]
}

/** Reads filters of the address, `employees>=200`, as criteria, each column once. */
export function readCriteria(where: readonly string[]): Edited[] {
  const found = new Map<string, Edited>()
  for (const text of where) {
    const [, column = '', sign = '', value = ''] = split(text)
    if (column === '') continue
    const before = found.get(column) ?? { column, op: 'is', values: [], from: '', to: '' }
    if (sign === '>=') found.set(column, { ...before, op: 'range', from: value })
    else if (sign === '<=') found.set(column, { ...before, op: 'range', to: value })
    else found.set(column, { ...before, op: sign === '!=' ? 'not' : 'is', values: [...before.values, value] })
  }
  return [...found.values()]
}

/** A criterion as filters of the address; none while it says nothing yet. */
export function writeCriterion({ column, op, values, from, to }: Edited): string[] {
  if (op !== 'range') return values.map((value) => `${column}${op === 'not' ? '!=' : '='}${value}`)
  return [...(from === '' ? [] : [`${column}>=${from}`]), ...(to === '' ? [] : [`${column}<=${to}`])]
}

/** The criterion that a bar stands for: its value, or the range that begins there. */
export function ofBar(column: Pick<WorkingColumn, 'column' | 'type'>, value: string | null): Edited {
  const plain: Edited = { column: column.column, op: 'is', values: [value ?? ''], from: '', to: '' }
  if (value === null) return plain
  const range = (from: string, to: string): Edited => ({ ...plain, op: 'range', values: [], from, to })
  const low = Number(value)
  if (column.type === 'date' || column.type === 'moment') return range(`${value}-01-01`, `${value}-12-31`)
  if (column.type === 'year') return range(value, String(low + 9))
  if (column.type !== 'number' && column.type !== 'money') return plain
  return low === 0 ? range('', '0') : range(value, String(low * 10 - 1))
}
