import type { Accounts } from './accounts.ts'
import { lastDay } from './calendar.ts'
import type { Contacts } from './contacts.ts'
import type { DealMark } from './deals.ts'
import { createBrands } from './parts/brands.ts'
import { createRandom, pick, type Random, whole } from './random.ts'
import type { Mark, Oddity, Sheet, SheetRow } from './sheet.ts'

/** The share of opportunities whose account stands in no account file. */
const unknownShare = 0.01

/**
 * Adds the rows that an import should refuse or question: a handful whatever the size of the company, each a
 * damaged copy of a good row, so that no company is lost with it. Opportunities for unknown accounts grow
 * with the number of opportunities.
 */
export function plantOddRows(
  seed: number,
  accounts: Accounts,
  contacts: Contacts,
  deals: Sheet<DealMark>,
  activities: Sheet,
): void {
  const random = createRandom(seed, 'odd rows')
  for (const sheet of [accounts.crm, accounts.list, contacts.crm, deals, activities]) {
    spoil(random, sheet, 'too_few_columns', (cells) => cells.slice(0, -2))
    spoil(random, sheet, 'too_many_columns', (cells) => [...cells, 'see note', ''])
  }
  spoil(random, accounts.crm, 'future_date', (cells) => cells.with(-1, '2206-03-14'))
  spoil(random, activities, 'future_date', (cells) => cells.with(0, '2062-05-06 10:15'))
  for (const column of [5, 6])
    spoil(random, deals, 'future_date', (cells) => cells.with(column, '2206-02-11'))
  for (const column of [5, 6])
    spoil(random, deals, 'before_1970', (cells) => cells.with(column, '1926-04-09'))
  for (const amount of ['-128000', '-4,500.00', '-1']) {
    spoil(random, deals, 'negative_amount', (cells) => cells.with(4, amount))
  }
  plantUnknownAccounts(seed, random, deals)
}

function spoil<M extends Mark>(
  random: Random,
  sheet: Sheet<M>,
  odd: Oddity,
  change: (cells: readonly string[]) => readonly string[],
): void {
  const models = sheet.rows.filter((row) => row.mark.odd === undefined)
  if (models.length === 0) return
  const model = pick(random, models)
  sheet.rows.push({ cells: change(model.cells), order: model.order, mark: { ...model.mark, odd } })
}

/** Their names contain a word that no trade has, so that they are nobody's else. */
function plantUnknownAccounts(seed: number, random: Random, deals: Sheet<DealMark>): void {
  const nextBrand = createBrands(createRandom(seed, 'unknown accounts'))
  const count = Math.round(deals.rows.length * unknownShare)
  const models = deals.rows.filter((row) => row.mark.odd === undefined)
  const strangers = Array.from({ length: count }, (): SheetRow<DealMark> => {
    const model = pick(random, models)
    const { latin } = nextBrand(false)
    const mark: DealMark = { ...model.mark, company: null, findable: false, odd: 'unknown_account' }
    const cells = model.cells.with(0, `${latin} - rollout`).with(1, `${latin} Ventures`)
    return { cells, order: whole(random, 0, lastDay), mark }
  })
  deals.rows.push(...strangers)
}
