import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { chance } from '../../bench/chance.ts'
import { mixedColumns, mixedRecords } from '../../bench/mixed-records.ts'
import { DedupeGroup, DedupeSummary } from '../../src/steps/match/dedupe/model.ts'
import { uploadTable } from '../../src/steps/match/upload-table.ts'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'

const Job = z.object({ id: z.string(), status: z.string() })
let talweg: TestTalweg
let folder: string

beforeAll(async () => {
  talweg = await openTestTalweg()
  folder = await mkdtemp(join(tmpdir(), 'talweg-dedupe-'))
})

afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true, force: true })
})

async function written(name: string, rows: readonly (readonly string[])[]): Promise<string> {
  const path = join(folder, name)
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  await writeFile(path, rows.map((cells) => `${line(cells)}\n`).join(''))
  return path
}

const records = (count: number): string[][] => [...mixedRecords(count, 7)].map(({ cells }) => [...cells])

async function dedupe(path: string): Promise<DedupeSummary> {
  const file = await uploadTable(talweg.api, path, undefined)
  const { result } = await talweg.api.job('/match/dedupe', { ...file, as: 'accounts' })
  return DedupeSummary.parse(result)
}

async function saved(id: string, format: 'csv' | 'xlsx', name: string): Promise<string> {
  const content = await talweg.api.download(`/match/dedupe/${id}/export`, { format })
  const path = join(folder, name)
  await writeFile(path, Buffer.from(await new Response(content).arrayBuffer()))
  return path
}

test('a sheet comes back row by row, and what comes back is read as the same sheet', async () => {
  const rows = records(1_500)
  const summary = await dedupe(await written('mixed.csv', [[...mixedColumns], ...rows]))
  expect(summary).toMatchObject({ rows: rows.length, refused: 0 })
  expect(summary.found).toBeLessThan(rows.length)
  expect(summary.found).toBe(rows.length - summary.joined + summary.groups)

  const csv = await saved(summary.dedupe_id, 'csv', 'back.csv')
  const content = await talweg.api.download(`/match/dedupe/${summary.dedupe_id}/export`, { format: 'csv' })
  const told: string[][] = parse(await new Response(content).text())
  expect(told.slice(1).map((cells) => cells.slice(0, mixedColumns.length).map(unguarded))).toEqual(rows)
  const partition = told.slice(1).map((cells) => cells[mixedColumns.length])
  expect(new Set(partition).size).toBe(summary.found)

  for (const path of [csv, await saved(summary.dedupe_id, 'xlsx', 'back.xlsx')])
    expect((await dedupe(path)).rows).toBe(rows.length)
})

/** A sign before a telephone number is guarded against spreadsheets. */
const unguarded = (cell: string) => cell.replace(/^'(?=[+=@-])/, '')

test('a list of people is taken for companies when somebody says so', async () => {
  const people = [
    ['First name', 'Last name', 'E-mail', 'Company'],
    ['Anna', 'Brandner', 'a@torvamirr.example', 'Torvamirr Foods Ltd'],
    ['Lukas', 'Holloway', 'l@torvamirr.example', 'Torvamirr Foods'],
    ['Mira', 'Fjellmo', 'm@quoranavik.example', 'Quoranavik Systems GmbH'],
  ]
  const summary = await dedupe(await written('people.csv', people))
  expect(summary).toMatchObject({ as: 'accounts', rows: 3, found: 2, without_name: 0 })
  expect(summary.columns[3]).toMatchObject({ field: 'name', compared: true })
})

test('companies whose names share nothing come together by a column of vectors, and only by it', async () => {
  const random = chance(26)
  const drawn = (count: number, from: readonly string[]) =>
    Array.from({ length: count }, () => from[Math.floor(random() * from.length)] ?? '').join('')
  const syllables = 'bo dra fi gul hest jor kim lon mer nov pra quo rit sul tam vek wor yel zan'.split(' ')
  const signs = [...'安邦昌达恩丰光海宏吉凯利明宁鹏启荣盛泰万新永远泽中']
  const companies = Array.from({ length: 60 }, (_, at) => {
    const meaning = Array.from({ length: 48 }, () => random() + random() + random() - 1.5)
    const vector = () =>
      at === 0
        ? 'none'
        : JSON.stringify(meaning.map((own) => Number((own + 0.25 * (random() - 0.5)).toFixed(4))))
    return [
      [`${drawn(4, syllables)} Foods Ltd`, vector()],
      [`${drawn(4, signs)}机械有限公司`, vector()],
    ]
  })
  const rows = companies.flat()
  const alone = await dedupe(await written('names.csv', [['Company'], ...rows.map(([name = '']) => [name])]))
  expect(alone).toMatchObject({ rows: 120, found: 120 })
  const summary = await dedupe(await written('vectors.csv', [['Company', 'Embedding'], ...rows]))
  expect(summary).toMatchObject({ rows: 120, found: 61, joined: 118 })
  expect(summary.columns[1]).toMatchObject({ field: null, compared: true })
  const content = await talweg.api.download(`/match/dedupe/${summary.dedupe_id}/export`, { format: 'csv' })
  const told: string[][] = parse(await new Response(content).text())
  expect(told.slice(1).map((cells) => cells.slice(0, 2).map(unguarded))).toEqual(rows)
  expect(told[3]?.at(-1)).toContain('Embedding: nearly the same in meaning')
})

test('groups come page by page, each row once, with the least sure first', async () => {
  const summary = await dedupe(await written('some.csv', [[...mixedColumns], ...records(400)]))
  const Groups = z.object({ items: z.array(DedupeGroup), next: z.string().nullable() })
  const groups: DedupeGroup[] = []
  let cursor: string | undefined
  do {
    const page = Groups.parse(
      await talweg.api.get(`/match/dedupe/${summary.dedupe_id}/groups`, { limit: '50', cursor }),
    )
    groups.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  expect(groups).toHaveLength(summary.groups)
  const sure = groups.map(({ probability }) => probability)
  expect(sure).toEqual([...sure].sort((a, b) => a - b))
  const members = groups.flatMap(({ members }) => members.map(({ row }) => row))
  expect(new Set(members).size).toBe(summary.joined)
})

test('the server answers while rows are compared, and the work is cancelled at once', async () => {
  const path = await written('many.csv', [[...mixedColumns], ...records(60_000)])
  const file = await uploadTable(talweg.api, path, undefined)
  const { id } = Job.parse(await talweg.api.post('/match/dedupe', { ...file, as: 'accounts' }))
  let answers = 0
  for (;;) {
    const job = z
      .object({ status: z.string(), stage: z.string().nullable() })
      .parse(await talweg.api.get(`/jobs/${id}`))
    answers++
    if (job.stage === 'match.stage.values') break
    expect(['queued', 'running']).toContain(job.status)
  }
  await talweg.api.post(`/jobs/${id}/cancel`, undefined)
  await expect(talweg.api.wait(id)).rejects.toMatchObject({ code: 'app.job_cancelled' })
  expect(answers).toBeGreaterThan(1)
  const { status } = await talweg.ask('GET', `/match/dedupe/${id}`)
  expect(status).toBe(410)
})
