import type { AccountMark } from './accounts.ts'
import { isoDate, lastDay } from './calendar.ts'
import type { Company } from './companies.ts'
import type { ContactMark } from './contacts.ts'
import type { DealMark } from './deals.ts'
import { productSpellings, products } from './parts/products.ts'
import type { Mark, PlacedRow } from './sheet.ts'
import { noise, proxies, spellings, winning } from './traits.ts'

/** Where a row stands. `row` counts records without the header, `line` physical lines with it, both from 1. */
export interface Place {
  file: string
  row: number
  line: number
}

/** By what two account rows can be known as one company. */
type LinkKind = 'name' | 'domain' | 'short_name'

/** Two rows of one company and all that ties them; with an empty `by`, nothing that is exact does. */
interface Link {
  company: string
  rows: readonly [Place, Place]
  by: LinkKind[]
}

/** What the files hide, for tests alone. Every row of a file appears under its kind; `company` is its cluster. */
export interface DemoTruth {
  seed: number
  companies: number
  firstDate: string
  lastDate: string
  traits: { winning: typeof winning; noise: typeof noise; proxies: typeof proxies }
  spellings: ReturnType<typeof spellings> & { product: Record<string, string[]> }
  accounts: (Place & AccountMark)[]
  links: Link[]
  /** Companies of one brand in two trades, which must stay apart. */
  sisters: [string, string][]
  contacts: (Place & ContactMark)[]
  opportunities: (Place & DealMark)[]
  activities: (Place & Mark)[]
}

/** The laid-out rows of one file. */
export interface PlacedFile<M extends Mark> {
  file: string
  placed: readonly PlacedRow<M>[]
}

/** Puts the truth together from the marks that the rows carry. */
export function createTruth(
  seed: number,
  companies: readonly Company[],
  files: {
    accounts: readonly PlacedFile<AccountMark>[]
    contacts: readonly PlacedFile<ContactMark>[]
    opportunities: PlacedFile<DealMark>
    activities: PlacedFile<Mark>
  },
): DemoTruth {
  const accounts = files.accounts.flatMap(placesOf)
  return {
    seed,
    companies: companies.length,
    firstDate: isoDate(0),
    lastDate: isoDate(lastDay),
    traits: { winning, noise, proxies },
    spellings: {
      ...spellings(),
      product: Object.fromEntries(products.map((product) => [product.name, productSpellings(product)])),
    },
    accounts,
    links: linksOf(accounts),
    sisters: companies.flatMap(({ id, sisterOf }) => (sisterOf ? [[sisterOf, id] as [string, string]] : [])),
    contacts: files.contacts.flatMap(placesOf),
    opportunities: placesOf(files.opportunities),
    activities: placesOf(files.activities),
  }
}

function placesOf<M extends Mark>({ file, placed }: PlacedFile<M>): (Place & M)[] {
  return placed.map(({ row, line, mark }) => ({ file, row, line, ...mark }))
}

/** Every pair of sound rows of one company. */
function linksOf(accounts: readonly (Place & AccountMark)[]): Link[] {
  const sound = accounts.filter((row) => row.odd === undefined)
  return [...Map.groupBy(sound, (row) => row.company)].flatMap(([company, rows]) =>
    rows.flatMap((left, index) =>
      rows
        .slice(index + 1)
        .map((right) => ({ company, rows: [placeOf(left), placeOf(right)], by: ties(left, right) })),
    ),
  )
}

function ties(left: AccountMark, right: AccountMark): LinkKind[] {
  const by: LinkKind[] = []
  if (left.name === right.name) by.push('name')
  if (left.domain !== null && left.domain === right.domain) by.push('domain')
  if (left.shortName === right.name || right.shortName === left.name) by.push('short_name')
  return by
}

function placeOf({ file, row, line }: Place): Place {
  return { file, row, line }
}
