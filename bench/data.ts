import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chance } from './chance.ts'

/** Writes lines without ever holding more than a few in memory. */
async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const file = createWriteStream(path)
  let batch = ''
  for (const line of lines) {
    batch += `${line}\n`
    if (batch.length < 1 << 18) continue
    if (!file.write(batch)) await once(file, 'drain')
    batch = ''
  }
  file.end(batch)
  await once(file, 'finish')
}

/** Seeded, so that every run measures the same rows. */
function randomness(seed: number) {
  const next = chance(seed)
  return {
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)],
  }
}

const industries = [
  'Manufacturing',
  'Healthcare',
  'Retail',
  'Software',
  'Logistics',
  'Education',
  'Energy',
  'Finance',
]
const countries = ['China', 'Germany', 'United States', 'Japan', 'France', 'Singapore']
const cities = ['上海', '深圳', 'Berlin', 'Boston', 'Tokyo', 'Lyon', 'Singapore', '成都']
const stages = ['Closed Won', 'Closed Lost', 'Closed Lost', 'Proposal', 'Qualification']

const nameOf = (i: number) => (i % 3 === 0 ? `远山${i}科技有限公司` : `Northwind ${i} Systems Ltd.`)

/** What people write where a website, a number of people, an amount or a year belongs. */
const dirt = {
  website: ['see notes', 'www', 'none yet', 'a@b', 'http://'],
  employees: ['many', '12a', '-5', 'call them', '3.5'],
  revenue: ['secret', '-100', '12..5', '?!', 'a lot'],
  founded: ['long ago', '3019', '19', 'before the war', '1850s?'],
}

/** A value, or in one of a hundred rows what nobody can read. */
const dirtied = (random: ReturnType<typeof randomness>, value: string, wrong: readonly string[]) =>
  random.below(100) === 0 ? random.pick(wrong) : value

function* accounts(rows: number): Generator<string> {
  const random = randomness(1)
  yield 'Account ID,Account Name,Website,Industry,Employees,Annual Revenue,Founded,Billing City,Billing Country,Account Owner'
  for (let i = 0; i < rows; i++) {
    const website = dirtied(random, `https://www.company${i}.example/`, dirt.website)
    const employees = dirtied(random, `${10 + random.below(5000)}`, dirt.employees)
    const amount = `${1 + random.below(900)}${random.below(2) ? '万' : '0,000'}`
    const revenue = dirtied(random, amount, dirt.revenue)
    const founded = dirtied(random, `${1950 + random.below(70)}`, dirt.founded)
    const row = `A${i},${nameOf(i)},${website},${random.pick(industries)},${employees},"${revenue}",${founded},${random.pick(cities)},${random.pick(countries)},Rep ${random.below(50)}`
    // One row of two hundred was cut off on the way.
    yield random.below(200) === 0 ? row.slice(0, row.indexOf(',', 20)) : row
  }
}

function* opportunities(rows: number, companies: number): Generator<string> {
  const random = randomness(2)
  yield 'Opportunity ID,Opportunity Name,Account Name,Product,Stage,Amount,Created Date,Close Date,Owner'
  for (let i = 0; i < rows; i++) {
    const month = String(1 + random.below(12)).padStart(2, '0')
    yield `O${i},Deal ${i},${nameOf(random.below(companies))},Product ${random.below(12)},${random.pick(stages)},${1000 + random.below(500000)},2024-${month}-03,2025-${month}-17,Rep ${random.below(50)}`
  }
}

/** `rows` accounts of ten columns, a third of them Chinese; about one value of a hundred and one row of two hundred cannot be read. */
export const writeAccounts = (path: string, rows: number) => writeLines(path, accounts(rows))
/** Opportunities of nine columns that name `companies` accounts. */
export const writeOpportunities = (path: string, rows: number, companies: number) =>
  writeLines(path, opportunities(rows, companies))
