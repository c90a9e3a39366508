import { type Generated, sql } from 'kysely'
import type { DecidedTable } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { Rate } from './model.ts'

type ReportingTable = {
  seq: Generated<number>
  currency: string | null
  decided_by: string
  decided_at: Generated<Date>
}
type RateTable = {
  seq: Generated<number>
  currency: string
  from_day: string
  rate: string | null
  decided_by: string
  decided_at: Generated<Date>
}
type RateTables = { 'match.reporting': ReportingTable; 'match.rates': RateTable }

const tables = (state: State) => state.db.withTables<RateTables>()

/** The currency in which amounts are added up; null while nobody decided one. */
export async function readReporting(state: State): Promise<string | null> {
  const row = await tables(state)
    .selectFrom('match.reporting')
    .select('currency')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.currency ?? null
}

/** Keeps in which currency amounts are added up. Derived tables follow with the next refresh. */
export async function decideReporting(state: State, currency: string | null, by: string): Promise<void> {
  await tables(state).insertInto('match.reporting').values({ currency, decided_by: by }).execute()
}

/** The rates in force, by currency and day. */
export async function readRates(state: State): Promise<Rate[]> {
  const rows = await tables(state)
    .selectFrom('match.rates')
    .select([
      'currency',
      'rate',
      'decided_by',
      'decided_at',
      sql<string>`to_char(from_day, 'YYYY-MM-DD')`.as('from'),
    ])
    .distinctOn(['currency', 'from_day'])
    .orderBy('currency')
    .orderBy('from_day')
    .orderBy('seq', 'desc')
    .execute()
  return rows.flatMap(({ currency, from, rate, decided_by, decided_at }) =>
    rate === null
      ? []
      : [{ currency, from, rate: Number(rate), by: decided_by, at: decided_at.toISOString() }],
  )
}

/** Keeps what a currency is worth from a day on; null takes an earlier decision for that day back. */
export async function decideRate(
  state: State,
  { currency, from, rate }: Readonly<{ currency: string; from: string; rate: number | null }>,
  by: string,
): Promise<void> {
  await tables(state)
    .insertInto('match.rates')
    .values({ currency, from_day: from, rate: rate === null ? null : rate.toFixed(9), decided_by: by })
    .execute()
}

/** What the conversion of amounts depends on. */
export function decidedRates(state: State): DecidedTable[] {
  return [
    {
      table: 'reporting',
      columns: { currency: 'varchar' },
      rows: async () => [{ currency: await readReporting(state) }],
    },
    {
      table: 'rates',
      columns: { currency: 'varchar', from_day: 'varchar', rate: 'varchar' },
      rows: async () =>
        (await readRates(state)).map(({ currency, from, rate }) => ({
          currency,
          from_day: from,
          rate: rate.toFixed(9),
        })),
    },
  ]
}
