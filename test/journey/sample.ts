import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCompanies } from '../../demo/companies.ts'
import { type DemoTruth, type Place, writeDemoCompany } from '../../demo/index.ts'
import { winChance } from '../../demo/traits.ts'
import type { Profile } from '../../src/steps/identify/index.ts'
import type { TestTalweg } from '../support/talweg.ts'

export type Sample = Readonly<{
  /** Folder of the files, by name. */
  folder: string
  truth: DemoTruth
  file: (name: string) => string
  /** The planted chance of this company to win what is closed. */
  chanceOf: (company: string) => number
  remove: () => Promise<void>
}>

/** The sample company in a folder of its own, until it is removed. */
export async function openSample(options: { seed?: number; companies?: number } = {}): Promise<Sample> {
  const root = await mkdtemp(join(tmpdir(), 'talweg-sample-'))
  const folder = join(root, 'files')
  await writeDemoCompany(folder, { ...options, truth: join(root, 'truth.json') })
  const truth: DemoTruth = JSON.parse(await readFile(join(root, 'truth.json'), 'utf8'))
  const chances = new Map(
    createCompanies(truth.seed, truth.companies).map((company) => [company.id, winChance(company)]),
  )
  return {
    folder,
    truth,
    file: (name) => join(folder, name),
    chanceOf(company) {
      const chance = chances.get(company)
      if (chance === undefined) throw new Error(`no company ${company}`)
      return chance
    },
    remove: () => rm(root, { recursive: true }),
  }
}

/** The sample company for the length of `use`. */
export async function withSample<T>(
  options: { seed?: number; companies?: number },
  use: (sample: Sample) => Promise<T>,
): Promise<T> {
  const sample = await openSample(options)
  try {
    return await use(sample)
  } finally {
    await sample.remove()
  }
}

export const placeKey = ({ file, line }: Pick<Place, 'file' | 'line'>): string => `${file}:${line}`

/** The account that each row of an account file became part of, by file and line. */
export async function accountsByPlace(talweg: TestTalweg): Promise<Map<string, string>> {
  const rows = await talweg.query('select file, line, account_id from account_records')
  return new Map(
    rows.map(({ file, line, account_id }) => [
      placeKey({ file: String(file), line: Number(line) }),
      String(account_id),
    ]),
  )
}

type Line = Profile['traits'][number]

/**
 * The lift that each bin has in truth: the planted chance of its closed opportunities ÷ that of all. What the
 * learner saw is this and chance; a proxy of a planted trait differs from 1 here as well.
 */
export async function trueLifts(
  talweg: TestTalweg,
  sample: Sample,
  traits: readonly Line[],
): Promise<Map<Line, number>> {
  const companies = new Map(sample.truth.opportunities.map(({ row, company }) => [row, company]))
  const closed = await talweg.query(
    `select o.external_id, a.industry, a.employees, a.revenue, a.founded, a.country, a.region, a.city,
  case when a.parent is null then 'no' else 'yes' end as has_parent,
  cast(a.employees as double) / nullif(a.sites, 0) as employees_per_site,
  cast(a.revenue as double) / nullif(a.employees, 0) as revenue_per_employee
from opportunities o join accounts a on a.account_id = o.account_id where o.status <> 'open'`,
  )
  const rows = closed.flatMap((row) => {
    const company = companies.get(Number(String(row.external_id).slice(4)))
    return company ? [{ row, chance: sample.chanceOf(company) }] : []
  })
  const mean = (some: typeof rows) => some.reduce((sum, { chance }) => sum + chance, 0) / some.length
  const all = mean(rows)
  return new Map(
    traits.map((line) => {
      const named = new Set(
        traits.filter(({ trait }) => trait === line.trait).map(({ bin }) => bin.toLowerCase()),
      )
      return [line, mean(rows.filter(({ row }) => isIn(line.bin, row[line.trait], named))) / all]
    }),
  )
}

function isIn(bin: string, value: unknown, named: ReadonlySet<string>): boolean {
  if (value === null || value === undefined) return bin === '(missing)'
  const range = /^\[(-?[\d.]*), (-?[\d.]*)\)$/.exec(bin)
  if (range)
    return Number(value) >= Number(range[1] || -Infinity) && Number(value) < Number(range[2] || Infinity)
  const text = String(value).toLowerCase()
  return bin === '(other)' ? !named.has(text) : bin.toLowerCase() === text
}
