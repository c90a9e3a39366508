import fc from 'fast-check'

/** A table as it was meant, and the bytes that some program made of it. */
export interface Polluted {
  header: string[]
  rows: string[][]
  bytes: Buffer
  /** What was done to it, for the report of a failure. */
  dialect: string
}

const companies = [
  'Acme GmbH',
  '广州华南电子有限公司',
  'Beta, Inc.',
  'Müller & Söhne',
  'Delta "Prime" Ltd',
  '东方集团',
]
const cities = ['Berlin', '广州', 'São Paulo', 'Köln', 'New York', '深圳市']

/** Rows of a customer list: id, name, city, employees, revenue, day, e-mail, remark that may hold anything. */
const row = (id: number): fc.Arbitrary<string[]> =>
  fc
    .record({
      name: fc.constantFrom(...companies),
      city: fc.constantFrom(...cities),
      employees: fc.integer({ min: 1, max: 90_000 }),
      revenue: fc.integer({ min: 1, max: 9_999_999 }),
      day: fc.date({ min: new Date('2015-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
      remark: fc.constantFrom(
        '',
        'met at a fair',
        '重点客户',
        'two, three; four|five',
        'says "yes"',
        'a\tb',
        "it's",
      ),
    })
    .map(({ name, city, employees, revenue, day, remark }) => [
      `C-${1000 + id}`,
      `${name} ${id}`,
      city,
      String(employees),
      (revenue / 100).toFixed(2),
      day.toISOString().slice(0, 10),
      `mail${id}@example.com`,
      remark,
    ])

const header = ['id', 'name', 'city', 'employees', 'revenue', 'founded on', 'email', 'remark']

export const table: fc.Arbitrary<{ header: string[]; rows: string[][] }> = fc
  .integer({ min: 12, max: 40 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, id) => row(id))))
  .map((rows) => ({ header, rows }))

const encodings = ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'utf-16le without mark'] as const

export const writing = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '~', '^', '||', ', ', '; '),
  quote: fc.constantFrom('"', "'"),
  escaping: fc.constantFrom('doubled', 'backslash'),
  quotes: fc.constantFrom('all', 'needed'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom(...encodings),
  above: fc.constantFrom<string[]>(
    [],
    ['Customer list 2024'],
    ['# exported by a program', '# on Monday'],
    ['客户名单', ''],
  ),
  below: fc.constantFrom<string[]>([], ['', '注：仅供内部使用。'], ['合计']),
  endsWithNewline: fc.boolean(),
})
type Writing = typeof writing extends fc.Arbitrary<infer One> ? One : never

/** Writes a table in a dialect. */
export function write({ header, rows }: { header: string[]; rows: string[][] }, how: Writing): Polluted {
  const { delimiter, quote, newline } = how
  const escaped = (cell: string) =>
    how.escaping === 'doubled'
      ? cell.replaceAll(quote, quote + quote)
      : cell.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)
  const needsQuotes = (cell: string) => cell.includes(delimiter.trim() || delimiter) || cell.includes(quote)
  const lineOf = (cells: string[]) =>
    cells
      .map((cell) => (how.quotes === 'all' || needsQuotes(cell) ? quote + escaped(cell) + quote : cell))
      .join(delimiter)
  const lines = [...how.above, lineOf(header), ...rows.map(lineOf), ...how.below]
  const text = lines.join(newline) + (how.endsWithNewline ? newline : '')
  return { header, rows, bytes: encode(text, how.encoding), dialect: JSON.stringify(how) }
}

function encode(text: string, encoding: (typeof encodings)[number]): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-8 with mark') return Buffer.from(`\ufeff${text}`)
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return Buffer.from(encoding === 'utf-16le' ? `\ufeff${text}` : text, 'utf16le')
}

/** One slip of a writer in one row: what it does to the line, and whether the row can still be told. */
export const slip = fc.constantFrom(
  'stray quote',
  'surplus delimiter',
  'missing delimiter',
  'row in spaces',
  'cut off',
)
export type Slip = typeof slip extends fc.Arbitrary<infer One> ? One : never

export function spoil(cells: readonly string[], what: Slip, at: number): string {
  const line = (parts: readonly string[]) => parts.join(';')
  if (what === 'stray quote') return line(cells.map((cell, index) => (index === at ? `"${cell}` : cell)))
  if (what === 'surplus delimiter') return line([...cells.slice(0, at), '', ...cells.slice(at)])
  if (what === 'missing delimiter')
    return `${line(cells.slice(0, at))}${at > 0 ? ';' : ''}${cells[at]}${line(cells.slice(at + 1))}`
  return what === 'row in spaces' ? cells.join(' ') : line(cells.slice(0, at + 1))
}
