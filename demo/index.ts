import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createAccounts } from './accounts.ts'
import { activitySheet } from './activities.ts'
import { createCompanies } from './companies.ts'
import { createContacts } from './contacts.ts'
import { createDeals, dealSheet } from './deals.ts'
import { plantOddRows } from './odd.ts'
import { products } from './parts/products.ts'
import { bytesOf, layOut, type Mark, type Sheet } from './sheet.ts'
import { createTruth, type PlacedFile } from './truth.ts'

export type { DemoTruth, Place } from './truth.ts'

export interface DemoOptions {
  /** Any whole number; the same seed writes the same bytes. */
  seed?: number
  /** How many different companies stand in the account files. */
  companies?: number
  /** Path of a JSON file that gets what the files hide (see DemoTruth); keep it out of the folder. */
  truth?: string
}

/** The files written, in the order of writing. */
export type DemoFiles = readonly {
  name: string
  path: string
  /** Data rows, the header not counted, odd rows included. */
  rows: number
  encoding: Sheet['encoding']
}[]

/**
 * Writes the files of the sample company into `folder`, which is created when it is not there; files of the
 * same names are replaced. Takes no clock and no chance but the seed. Throws a RangeError when `companies` is
 * not a whole number from 1 on, and the system's error when the folder cannot be written.
 */
export async function writeDemoCompany(folder: string, options: DemoOptions = {}): Promise<DemoFiles> {
  const { seed = 20260630, companies: count = 2400, truth } = options
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`companies: ${count} is not a whole number from 1 on`)
  const companies = createCompanies(seed, count)
  const accounts = createAccounts(seed, companies)
  const contacts = createContacts(seed, companies, accounts)
  const deals = createDeals(seed, companies)
  const opportunities = dealSheet(seed, deals, accounts)
  const activities = activitySheet(seed, companies, deals, accounts, contacts)
  plantOddRows(seed, accounts, contacts, opportunities, activities)

  await mkdir(folder, { recursive: true })
  const written: DemoFiles[number][] = []
  const write = async <M extends Mark>(sheet: Sheet<M>): Promise<PlacedFile<M>> => {
    const placed = layOut(sheet)
    const path = join(folder, sheet.name)
    await writeFile(path, bytesOf(sheet, placed))
    written.push({ name: sheet.name, path, rows: placed.length, encoding: sheet.encoding })
    return { file: sheet.name, placed }
  }
  const files = {
    accounts: [await write(accounts.crm), await write(accounts.list)],
    contacts: [await write(contacts.crm), await write(contacts.list)],
    opportunities: await write(opportunities),
    activities: await write(activities),
  }
  await write(productSheet())
  if (truth !== undefined) await writeFile(truth, `${JSON.stringify(createTruth(seed, companies, files))}\n`)
  return written
}

function productSheet(): Sheet {
  return {
    name: 'products.csv',
    encoding: 'utf-8',
    lineEnd: '\n',
    header: ['Product Name', 'Family', 'List Price'],
    rows: products.map(({ name, family, price }, order) => ({
      cells: [name, family, String(price)],
      order,
      mark: { company: null },
    })),
  }
}
