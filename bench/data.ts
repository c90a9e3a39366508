import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

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

/** A small seeded generator (mulberry32), so that every run measures the same rows. */
function randomness(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
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

function* accounts(rows: number): Generator<string> {
  const random = randomness(1)
  yield 'Account ID,Account Name,Website,Industry,Employees,Annual Revenue,Founded,Billing City,Billing Country,Account Owner'
  for (let i = 0; i < rows; i++) {
    const revenue = `${1 + random.below(900)}${random.below(2) ? '万' : '0,000'}`
    yield `A${i},${nameOf(i)},https://www.company${i}.example/,${random.pick(industries)},${10 + random.below(5000)},"${revenue}",${1950 + random.below(70)},${random.pick(cities)},${random.pick(countries)},Rep ${random.below(50)}`
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

/** `rows` accounts of ten columns, a third of them Chinese. */
export const writeAccounts = (path: string, rows: number) => writeLines(path, accounts(rows))
/** Opportunities of nine columns that name `companies` accounts. */
export const writeOpportunities = (path: string, rows: number, companies: number) =>
  writeLines(path, opportunities(rows, companies))
