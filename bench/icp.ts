import { execFile } from 'node:child_process'
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import papaparse from 'papaparse'
import { z } from 'zod'
import { Sheet, type Study, study } from '../src/steps/identify/index.ts'
import { chance } from './chance.ts'
import { add } from './figures.ts'
import { data } from './match-sets.ts'

type Table = Readonly<{ titles: readonly string[]; rows: readonly (readonly string[])[] }>
type Asked = Readonly<{
  outcome: string
  positive?: string
  group?: string
  exclude?: string[]
  keep?: string[]
}>

/** Sets with an outcome, each asked in one way, without anything tuned to it. */
const sets = [
  { name: 'bank', table: () => read('score-bank/bank-additional-full.csv'), outcome: 'y', drop: 'duration' },
  {
    name: 'shoppers',
    table: () => read('score-shoppers/online_shoppers_intention.csv'),
    outcome: 'Revenue',
    keep: ['PageValues'],
  },
]

/** Studies tables with an outcome: quality out of fold, what whole points cost, leaks, tables of chance, and time; peers beside. */
export async function measureIcp(folder: string): Promise<void> {
  for (const { name, table, outcome, keep = [], drop } of sets) {
    const whole = table()
    const [found, seconds] = timed(whole, { outcome, keep })
    addStudy(`icp ${name}`, found, seconds)
    await addPeers(folder, name, whole, outcome, drop)
  }
  addMaven()
  addChance()
  await addLarge(folder)
}

function addStudy(line: string, found: Study, seconds: number): void {
  const digits = (value: number | null) => (value === null ? '–' : value.toFixed(4))
  const leaks =
    found.leaks.map(({ column, kept }) => `${column}${kept ? ' (kept)' : ''}`).join(', ') || 'none'
  add(
    `${line}: whole study`,
    seconds,
    's',
    `AUC ${digits(found.auc)}, of whole points ${digits(found.auc_points)}, loss ${digits(found.log_loss)}, calibration error ${digits(found.calibration_error)}, ${found.signal ? 'signal' : 'no signal'}, leaks: ${leaks}, back-test ${digits(found.back_test?.auc ?? null)}`,
  )
}

const Peer = z.object({
  model: z.string(),
  auc: z.number(),
  loss: z.number(),
  off: z.number(),
  seconds: z.number(),
})
const run = promisify(execFile)
/** A Python that has the peers: `python -m venv …`, `pip install lightgbm interpret scikit-learn`. */
const python = process.env.PYTHON ?? 'python3'

/** The same set for others; EBM with pairs takes minutes and is measured where TALWEG_BENCH_PAIRS is set. */
async function addPeers(
  folder: string,
  name: string,
  { titles, rows }: Table,
  outcome: string,
  drop = '',
): Promise<void> {
  const at = titles.indexOf(outcome)
  const kept = titles.flatMap((title, place) => (place === at || title === drop ? [] : [place]))
  const next = chance(1)
  const lines = rows.map((row) => [
    ...kept.map((place) => row[place] ?? ''),
    /^(yes|true)$/i.test(row[at] ?? '') ? 1 : 0,
    Math.floor(next() * 5),
  ])
  const path = join(folder, `${name}.csv`)
  writeFileSync(
    path,
    papaparse.unparse([[...kept.map((place) => titles[place]), 'outcome', 'fold'], ...lines]),
  )
  const script = join(import.meta.dirname, 'peers', 'peer_icp.py')
  const options = process.env.TALWEG_BENCH_PAIRS ? [] : ['--without-pairs']
  try {
    const { stdout } = await run(python, [script, path, ...options])
    for (const line of stdout.trim().split('\n')) {
      const { model, auc, loss, off, seconds } = Peer.parse(JSON.parse(line))
      add(
        `${model} ${name}: a fold`,
        seconds,
        's',
        `AUC ${auc.toFixed(4)}, loss ${loss.toFixed(4)}, calibration error ${off.toFixed(4)}`,
      )
    }
  } catch {
    add(
      `peers ${name}`,
      0,
      '',
      `not measured: ${python} has no lightgbm, interpret and scikit-learn (PYTHON=… names another)`,
    )
  }
}

/** Won or lost, with what is known of account and seller: data that hold nothing. */
function addMaven(): void {
  const [deals, accounts, sellers] = ['sales_pipeline', 'accounts', 'sales_teams'].map((file) =>
    read(`crm-maven/${file}.csv`),
  )
  if (!deals || !accounts || !sellers) return
  const byFirst = ({ rows }: Table) => new Map(rows.map((row) => [row[0], row]))
  const [byAccount, bySeller] = [byFirst(accounts), byFirst(sellers)]
  const rows = deals.rows.map((row) => [
    ...row,
    ...(byAccount.get(row[3] ?? '') ?? accounts.titles.map(() => '')).slice(1),
    ...(bySeller.get(row[1] ?? '') ?? sellers.titles.map(() => '')).slice(1),
  ])
  const titles = [...deals.titles, ...accounts.titles.slice(1), ...sellers.titles.slice(1)]
  const [found, seconds] = timed(
    { titles, rows },
    { outcome: 'deal_stage', positive: 'Won', group: 'account' },
  )
  addStudy('icp maven', found, seconds)
}

const chanceTables = 200
const chanceRows = 500

/** Real columns with outcomes thrown by a coin: how many are taken for a signal. */
function addChance(): void {
  const { titles, rows } = read('score-bank/bank-additional-full.csv')
  const at = titles.indexOf('y')
  let signals = 0
  for (let seed = 1; seed <= chanceTables; seed++) {
    const next = chance(seed)
    const thrown = Array.from({ length: chanceRows }, () =>
      (rows[Math.floor(next() * rows.length)] ?? []).with(at, next() < 0.5 ? 'yes' : 'no'),
    )
    const [found] = timed({ titles, rows: thrown }, { outcome: 'y' })
    if (found.signal) signals++
  }
  add(
    'icp chance: no signal',
    (100 * (chanceTables - signals)) / chanceTables,
    '%',
    `of ${chanceTables} tables`,
  )
}

const large = { rows: 100_000, numbers: 70, categories: 30 }

/** 100,000 rows × 100 columns, a few of which tell something: written, read and studied. */
async function addLarge(folder: string): Promise<void> {
  const next = chance(2)
  const path = join(folder, 'large.csv')
  const titles = [
    ...Array.from({ length: large.numbers }, (_, i) => `number ${i}`),
    ...Array.from({ length: large.categories }, (_, i) => `category ${i}`),
    'won',
  ]
  const rows = Array.from({ length: large.rows }, () => {
    const numbers = Array.from({ length: large.numbers }, () => next() + next() + next() - 1.5)
    const categories = Array.from({ length: large.categories }, (_, i) => Math.floor(next() * (5 + i)))
    const odds = 2 * (numbers[0] ?? 0) + Math.sin(4 * (numbers[1] ?? 0)) + (categories[3] === 1 ? 1 : 0) - 1.5
    const won = next() < 1 / (1 + Math.exp(-odds)) ? 'yes' : 'no'
    return [
      ...numbers.map((value) => value.toFixed(4)),
      ...categories.map((value) => `value ${value}`),
      won,
    ].join(',')
  })
  writeFileSync(path, `${titles.join(',')}\n${rows.join('\n')}\n`)
  rows.length = 0
  const sheet = new Sheet(
    titles,
    titles.map(() => null),
  )
  const began = performance.now()
  const lines = createInterface({ input: createReadStream(path) })[Symbol.asyncIterator]()
  await lines.next() // the titles
  for await (const line of lines) sheet.push(line.split(','))
  const read = (performance.now() - began) / 1000
  const found = study(sheet, settings({ outcome: 'won' }))
  addStudy(
    `icp ${large.rows.toLocaleString('en-US')} × ${titles.length - 1}`,
    found,
    (performance.now() - began) / 1000,
  )
  add('  of which reading the file', read, 's')
}

function timed({ titles, rows }: Table, asked: Asked): [Study, number] {
  const began = performance.now()
  const sheet = new Sheet(
    titles,
    titles.map(() => null),
  )
  for (const row of rows) sheet.push(row)
  return [study(sheet, settings(asked)), (performance.now() - began) / 1000]
}

const settings = (asked: Asked) => ({
  name: 'bench',
  exclude: [],
  keep: [],
  rising: [],
  falling: [],
  today: '2026-01-01',
  refused: 0,
  ...asked,
})

function read(path: string): Table {
  const [titles = [], ...rows] = papaparse.parse<string[]>(readFileSync(join(data, path), 'utf8').trim()).data
  return { titles, rows }
}
