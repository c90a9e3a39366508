import { createHash } from 'node:crypto'
import type { Lake, Row } from '../../../ground/lake/index.ts'
import { mostNamesOfDomain } from '../companies/companies.ts'
import { creditCode } from '../companies/credit-code.ts'
import { compared } from '../companies/evidence.ts'
import { standardFrom } from '../companies/standards.ts'
import {
  columnOf,
  type Known,
  keysOfFirst,
  type TableColumn,
  type Weighed,
  weighFirst,
  wordHashes,
} from '../engine/index.ts'
import { nameKeys } from '../names/index.ts'
import { receiptOf, weightsFrom } from '../why/receipt.ts'
import { sql as why } from '../why/statements.ts'
import type { MatchCandidate } from './model.ts'
import type { Said } from './said.ts'
import { sql } from './statements.ts'

/** What the last matching weighed, and what else it learned. */
export async function readLearned(lake: Lake) {
  const [weights, learned] = await Promise.all([lake.readKept(why.weights), lake.readKept(sql.learned)])
  return { weights, learned }
}

/** A row that it may be. */
export type Found = Readonly<{
  account_id: string
  weight: number
  weighed: Weighed
  row: (weighed: Weighed) => MatchCandidate['receipt']
}>

/** As `node_rows` in match.sql has it. */
const nodeHash = (kind: 'n' | 'd', said: string) =>
  createHash('sha256').update(`${kind}:${said}`).digest('hex').slice(0, 8)

/** What a row counts for that answers to the name or the domain; under a key it counts for as much as the key has few rows. */
const worthOfNode = 1_000_000
const mostRows = 48

/** From this weight on, a quarter, somebody has to look. */
const doubtful = -1585

/** Numbers of the rows under the same keys, those under the rarest first. */
async function rowsFor(lake: Lake, said: Said): Promise<number[]> {
  const name = said.name === undefined ? null : nameKeys(said.name).core_key
  const nodes = [
    ...(name === null ? [] : [nodeHash('n', name)]),
    ...(said.domain === undefined ? [] : [nodeHash('d', said.domain)]),
  ]
  const [underKeys, ofNodes] = await Promise.all([
    lake.readEach(
      sql.under_key,
      keysOfFirst(columnsOf([said])).map((key) => ({ key })),
    ),
    lake.readEach(
      sql.of_node,
      nodes.map((node) => ({ node })),
    ),
  ])
  const worth = new Map<number, number>()
  const add = (row: Row, more: number) => {
    const number = Number(row.row_number)
    worth.set(number, (worth.get(number) ?? 0) + more)
  }
  for (const rows of Map.groupBy(underKeys, ({ hash }) => hash).values())
    for (const row of rows) add(row, Math.round(worthOfNode / rows.length))
  for (const row of ofNodes) add(row, worthOfNode)
  return [...worth]
    .sort(([a, one], [b, other]) => other - one || a - b)
    .slice(0, mostRows)
    .map(([row]) => row)
}

/** Rows that share a key with what was said, each weighed against it; those that are hardly the same are left out. */
export async function candidates(
  lake: Lake,
  said: Said,
  { weights, learned }: Awaited<ReturnType<typeof readLearned>>,
): Promise<Found[]> {
  const found = await rowsFor(lake, said)
  const rows = await lake.readEach(
    sql.row,
    found.map((row_number) => ({ row_number })),
  )
  if (rows.length === 0) return []
  rows.sort((a, b) => Number(a.row_number) - Number(b.row_number))
  const columns = columnsOf([said, ...rows])
  const vocabulary = await lake.readEach(
    sql.vocabulary,
    wordHashes(columns).map((hash) => ({ hash })),
  )
  const known = knownOf(weights, learned, vocabulary)
  const levels = weightsFrom(weights)
  const code = creditCode(said.credit_code ?? null)
  const likely = weighFirst(columns, known).flatMap((weighed, r) => {
    const row = rows[r]
    if (!row || weighed.weight < doubtful) return []
    const other = creditCode(typeof row.credit_code === 'string' ? row.credit_code : null)
    return code !== null && other !== null && code !== other ? [] : [{ row, weighed }]
  })
  const accounts = await lake.readEach(
    sql.account_of_row,
    likely.map(({ row: { row_number } }) => ({ row_number: Number(row_number) })),
  )
  const accountOf = new Map(accounts.map(({ row_number, account_id }) => [row_number, account_id]))
  return likely.flatMap(({ row, weighed }) => {
    const account_id = accountOf.get(row.row_number)
    if (account_id === undefined) return []
    return [
      {
        account_id: String(account_id),
        weight: weighed.weight,
        weighed,
        row: ({ weight, levels: found }) =>
          receiptOf({ ...split(said), record_id: '' }, { ...row, ...split(row) }, mostNamesOfDomain, levels, {
            levels: found
              .flatMap((each) =>
                each
                  ? [
                      `${each.aspect === 'value' ? each.column : `${each.column}_${each.aspect}`}=${each.level}`,
                    ]
                  : [],
              )
              .join(' '),
            weight,
          }),
      },
    ]
  })
}

/** The parts of a place, as rows have them. */
function split(row: Row | Said): Row {
  const [country = '', region = '', city = ''] = String(row.place ?? '').split('/')
  return { ...row, country, region, city }
}

const columnsOf = (rows: readonly (Row | Said)[]): TableColumn[] =>
  Object.entries(compared).map(([name, kind]) => ({
    ...columnOf(
      name,
      rows.map((row) => {
        const value: unknown = Reflect.get(row, name)
        return typeof value === 'string' ? value : null
      }),
    ),
    kind,
  }))

/** What the last matching weighed, and what it knew of the words that occur here. */
function knownOf(weights: readonly Row[], learned: readonly Row[], vocabulary: readonly Row[]): Known {
  const byComparison = Map.groupBy(
    weights.filter(({ level }) => level !== ''),
    ({ comparison }) => String(comparison),
  )
  const inOrder = ['name', 'name_reading', 'name_place', ...Object.keys(compared).slice(1)]
  return {
    standard: standardFrom(learned, vocabulary),
    weights: {
      prior: Number(weights.find(({ comparison }) => comparison === 'prior')?.weight ?? 0),
      level: inOrder.map((comparison) => [
        0,
        ...(byComparison.get(comparison) ?? []).map(({ weight }) => Number(weight)),
      ]),
    },
  }
}
