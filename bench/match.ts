import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { getDomain } from 'tldts'
import { type ColumnKind, columnOf, comparedRows, matchTable, type Noun } from '../src/steps/match/index.ts'
import { addCalibration } from './calibration.ts'
import { add } from './figures.ts'
import { writeMixedRecords } from './mixed-records.ts'

/** A set of records with the truth: which rows are one. */
interface TruthSet {
  name: string
  noun: Noun
  sql: string
  truth: string
  kinds: Readonly<Record<string, ColumnKind>>
  /** Columns of one value that tells it all together, such as first and last name. */
  joined?: Readonly<Record<string, readonly string[]>>
}

const data = join(import.meta.dirname, '../../shared/data')
const csv = (path: string) => `read_csv('${join(data, path)}', all_varchar = true)`
const febrl = (name: string, file: string): TruthSet => ({
  name,
  noun: 'person',
  sql: `select *, split_part(rec_id, '-', 2) as truth from ${csv(file)}`,
  truth: 'truth',
  kinds: { person: 'name', date_of_birth: 'date' },
  joined: { person: ['given_name', 'surname'] },
})

const sets: readonly TruthSet[] = [
  febrl('febrl 1', 'er-febrl/dataset1.csv'),
  febrl('febrl 2', 'er-febrl/dataset2.csv'),
  febrl('febrl 3', 'er-febrl/dataset3.csv'),
  febrl('febrl 4', 'er-febrl/dataset4*.csv'),
  {
    name: 'splink fake',
    noun: 'person',
    sql: `select * from ${csv('er-splink-fake/fake_1000.csv')}`,
    truth: 'cluster',
    kinds: { person: 'name', dob: 'date' },
    joined: { person: ['first_name', 'surname'] },
  },
  {
    name: 'patstat',
    noun: 'company',
    sql: `select i.*, r.leuven_id from ${csv('er-patstat/patstat_input.csv')} i
      join ${csv('er-patstat/patstat_reference.csv')} r using (person_id)`,
    truth: 'leuven_id',
    kinds: { Name: 'name' },
  },
  {
    name: 'listings',
    noun: 'company',
    sql: `select * from ${csv('er-listings/records.csv')}`,
    truth: 'cluster_id',
    kinds: { name: 'name', website: 'domain', city: 'text', country: 'category' },
  },
]

type Row = Readonly<Record<string, string | null>>

/** Prints precision, recall and F1 over pairs, B-cubed F1 and the time of each set; also of `records` made-up ones. */
export async function measureMatch(folder: string, records: number): Promise<void> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const read = async (sql: string): Promise<Row[]> =>
    (await (await connection.runAndReadAll(sql)).getRowObjectsJS()).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name.trim(),
          value === null ? null : String(value).trim(),
        ]),
      ),
    )
  for (const set of existsSync(data) ? sets : []) report(set, await read(set.sql))
  const [path, truth] = [join(folder, 'mixed.csv'), join(folder, 'truth.csv')]
  await writeMixedRecords(records, 1, path, truth)
  report(
    {
      name: `mixed ${records.toLocaleString('en-US')}`,
      noun: 'company',
      sql: '',
      truth: 'company',
      kinds: {
        name: 'name',
        website: 'domain',
        phone: 'code',
        city: 'category',
        country: 'category',
        credit_code: 'code',
        address: 'text',
      },
    },
    await read(
      `select r.* exclude (id), t.company from read_csv('${path}', all_varchar = true) r join read_csv('${truth}', all_varchar = true) t using (id)`,
    ),
  )
}

function report(set: TruthSet, rows: readonly Row[]): void {
  const start = performance.now()
  const parts = Object.values(set.joined ?? {}).flat()
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== set.truth && !parts.includes(name))
  const cellsOf = (name: string) =>
    rows.map((row) =>
      set.kinds[name] === 'domain' ? (row[name] && getDomain(row[name])) || null : (row[name] ?? null),
    )
  const columns = [
    ...Object.entries(set.joined ?? {}).map(([name, of]) => ({
      kind: set.kinds[name],
      ...columnOf(
        name,
        rows.map((row) => of.map((part) => row[part] ?? '').join(' ')),
      ),
    })),
    ...names.map((name) => ({ kind: set.kinds[name], ...columnOf(name, cellsOf(name)) })),
  ].map(({ kind, ...column }) => (kind === undefined ? column : { ...column, kind }))
  const matching = matchTable(columns, set.noun)
  const { group, different, pairs, times } = matching
  const seconds = (performance.now() - start) / 1000
  const label = Array.from(group, String)
  const truth = rows.map((row) => row[set.truth] ?? '')
  const { precision, recall, f1, bcubed } = quality(label, truth)
  add(
    `match ${set.name}: F1 over pairs`,
    f1 * 100,
    '%',
    `precision ${percent(precision)}, recall ${percent(recall)}, B-cubed ${percent(bcubed)}`,
  )
  add(
    `match ${set.name}: time`,
    seconds,
    's',
    `${rows.length} rows, ${different} different, ${pairs.a.length} pairs; ms ${JSON.stringify(times)}`,
  )
  addCalibration(`match ${set.name}`, comparedRows(matching), (a, b) => truth[a] === truth[b])
}

const percent = (share: number) => `${(share * 100).toFixed(2)} %`

/** Pair-wise and B-cubed quality of a clustering (Bagga & Baldwin 1998). */
function quality(label: readonly string[], truth: readonly string[]) {
  const sizes = (keys: readonly string[]) => {
    const count = new Map<string, number>()
    for (const key of keys) count.set(key, (count.get(key) ?? 0) + 1)
    return count
  }
  const both = label.map((own, at) => `${own}\u0000${truth[at]}`)
  const [said, real, right] = [sizes(label), sizes(truth), sizes(both)]
  const pairs = (count: Map<string, number>) =>
    [...count.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const precision = pairs(right) / Math.max(1, pairs(said))
  const recall = pairs(right) / Math.max(1, pairs(real))
  const mean = (of: Map<string, number>, keys: readonly string[]) =>
    both.reduce((sum, key, at) => sum + (right.get(key) ?? 0) / (of.get(keys[at] ?? '') ?? 1), 0) /
    Math.max(1, both.length)
  const [p3, r3] = [mean(said, label), mean(real, truth)]
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    bcubed: (2 * p3 * r3) / (p3 + r3),
  }
}
