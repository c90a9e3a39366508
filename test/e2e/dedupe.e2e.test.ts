import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mixedColumns, mixedRecords } from '../../bench/mixed-records.ts'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { words as collect } from '../../src/steps/collect/web/words.ts'
import { dedupeWords } from '../../src/steps/match/dedupe/words.ts'
import { dedupePageWords } from '../../src/steps/match/web/dedupe/words.ts'
import { pageWords as pages } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { becomeOwner, openPage } from './owner.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([pages, web, collect, dedupeWords, dedupePageWords])
const en = (key: string, params?: Record<string, unknown>) => speak('en', key, params)
const zh = (key: string, params?: Record<string, unknown>) => speak('zh', key, params)
const customers = `Company,Website,City
Quoranavik Systems GmbH,https://www.quoranavik.example/,Berlin
Torvamirr Foods Ltd,torvamirr.example,Leeds
QUORANAVIK SYSTEMS,quoranavik.example,Berlin
Torvamirr Foods Ltd,torvamirr.example,Leeds
Halberd Motors Company,halberd.example,Lyon
`

let browser: Browser
let server: Server
let page: Page
let folder: string
const problems: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-dedupe-'))
  browser = await launch()
  server = await startServer()
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } })
  page = await openPage(context, problems)
  await becomeOwner(page, server, en)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a sheet is brought in, its duplicates are shown side by side, and it is saved with them named', async () => {
  await page.goto(new URL('/data/dedupe', page.url()).href)
  await page.getByRole('heading', { level: 1, name: en('match.web.dedupe') }).waitFor()
  await page.getByText(en('match.web.dedupe.empty'), { exact: true }).waitFor()
  await lookAt(page, 'dedupe-empty')

  const file = join(folder, 'customers.csv')
  await writeFile(file, customers)
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('heading', { level: 2, name: 'customers.csv' }).waitFor()
  await page.getByRole('button', { name: en('match.web.dedupe.start') }).click()
  await page.getByRole('heading', { level: 2, name: en('match.web.dedupe.found') }).waitFor()
  const counts = { rows: '5', found: '3', joined: '4', groups: '2' }
  await page.getByText(en('match.dedupe.summary.accounts', counts)).waitFor()

  const groups = page.getByRole('table', { name: en('match.web.dedupe.groups') })
  await groups
    .getByRole('button', { name: en('web.table.detail') })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  const members = page.getByRole('table', { name: en('match.web.dedupe.members', { id: 1 }) })
  expect(await members.locator('mark').allTextContents()).toContain('QUORANAVIK SYSTEMS')
  await page
    .getByText(en('match.web.dedupe.like', { row: 3, like: 1 }))
    .first()
    .click()
  await page.getByRole('table', { name: en('match.web.dedupe.like', { row: 3, like: 1 }) }).waitFor()
  await lookAt(page, 'dedupe')

  await page.getByRole('button', { name: en('match.web.dedupe.save') }).click()
  const arrives = page.waitForEvent('download')
  await page.getByRole('link', { name: en('web.export.csv'), exact: true }).click()
  const lines = (await readFile(await (await arrives).path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toBe('Company,Website,City,account_id,match_probability,match_reason')
  expect(lines.slice(1).map((line) => line.split(',')[3])).toEqual(['1', '2', '1', '2', '5'])
})

test('long work shows how far it is, and is cancelled', async () => {
  const file = join(folder, 'many.csv')
  const rows = [...mixedRecords(40_000, 5)].map(({ cells }) => cells.map((cell) => `"${cell}"`).join(','))
  await writeFile(file, `${mixedColumns.join(',')}\n${rows.join('\n')}\n`)
  const other = await page.context().newPage()
  await other.goto(new URL('/data/dedupe', page.url()).href)
  await other.locator('input[type=file]').first().setInputFiles(file)
  await other.getByRole('button', { name: en('match.web.dedupe.start') }).click()
  await other.getByRole('heading', { level: 2, name: en('match.web.dedupe.running') }).waitFor()
  await other.getByRole('button', { name: en('web.job.cancel') }).click()
  await other.getByText(en('web.job.cancelled_detail')).waitFor()
  await other.close()
})

test('a reload finds the sheet and what was found, also in Chinese; what was lost says so', async () => {
  await page.reload()
  await page.getByRole('heading', { level: 2, name: en('match.web.dedupe.found') }).waitFor()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('heading', { level: 2, name: zh('match.web.dedupe.found') }).waitFor()
  await lookAt(page, 'dedupe-zh')
  const address = new URL(page.url())
  address.searchParams.set('job', '00000000-0000-4000-8000-000000000000')
  await page.goto(address.href)
  await page.getByRole('alert').first().waitFor()
  expect(problems).toEqual([])
})
