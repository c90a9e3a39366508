import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { words as collect } from '../../src/steps/collect/web/words.ts'
import { steadinessWords } from '../../src/steps/identify/steadiness/words.ts'
import { KeptStudy } from '../../src/steps/identify/study/model.ts'
import { plantedTable } from '../../src/steps/identify/study/study.fixture.ts'
import { studyWords } from '../../src/steps/identify/study/words.ts'
import { studyPageWords } from '../../src/steps/identify/web/study/words.ts'
import { words as identify } from '../../src/steps/identify/web/words.ts'
import { pageWords as pages } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { becomeOwner, openPage } from './owner.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([pages, web, collect, identify, steadinessWords, studyWords, studyPageWords])
const en = (key: string, params?: Record<string, unknown>) => speak('en', key, params)
const zh = (key: string, params?: Record<string, unknown>) => speak('zh', key, params)

let browser: Browser
let server: Server
let page: Page
let folder: string
const problems: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-study-'))
  browser = await launch()
  server = await startServer()
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } })
  page = await openPage(context, problems)
  await becomeOwner(page, server, zh)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const row = (table: string, text: string) =>
  page
    .getByRole('table', { name: zh(table) })
    .getByRole('row')
    .filter({ hasText: text })

test('a table with an outcome is studied, and a leak is kept by hand', async () => {
  await page.getByRole('link', { name: zh('identify.web.study') }).click()
  await page.getByRole('heading', { level: 1, name: zh('identify.web.study') }).waitFor()
  await page.getByText(zh('identify.web.study.empty'), { exact: true }).waitFor()
  await lookAt(page, 'study-empty')

  const { titles, rows } = plantedTable(400, 11, 1.5)
  const lines = rows.map((cells, at) => {
    const day = new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10)
    return [...cells, cells.at(-1) === 'yes' ? `C-${at % 7}` : '', day].join(',')
  })
  const file = join(folder, 'deals.csv')
  await writeFile(file, `${[...titles, 'contract', 'day'].join(',')}\n${lines.join('\n')}\n`)
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('heading', { level: 2, name: 'deals.csv' }).waitFor()
  await row('identify.web.study.columns', 'won').getByText(zh('identify.web.study.part.outcome')).waitFor()

  await page.getByLabel(zh('identify.web.study.exclude'), { exact: true }).focus()
  await page.keyboard.type('rank')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: zh('identify.web.study.start') }).click()
  await page.getByText(zh('identify.study.signal')).waitFor()
  await row('identify.web.study.left_out', 'rank').getByText(zh('identify.study.left_out.asked')).waitFor()
  await row('identify.web.study.leaks', 'contract').getByText(zh('identify.study.leak.is_outcome')).waitFor()

  await page
    .getByText(zh('identify.web.study.back_test_by', { column: 'day', learned: '320', judged: '80' }))
    .waitFor()

  await page.getByLabel(zh('identify.web.study.find')).fill('steel')
  await page.getByText(zh('identify.web.study.lines', { lines: '1' })).waitFor()
  await page.getByLabel(zh('identify.web.study.find')).fill('')
  await page.getByRole('button', { name: zh('identify.steady.again'), exact: true }).click()
  await row('identify.web.study.evidence', 'Steel').getByText('→').waitFor()
  await lookAt(page, 'study-zh')

  const arrives = page.waitForEvent('download')
  await page.getByRole('link', { name: zh('identify.web.study.json') }).click()
  const saved = KeptStudy.parse(JSON.parse(await readFile(await (await arrives).path(), 'utf8')))
  expect(saved).toMatchObject({ rows: 400, signal: true, asked: { outcome: 'won', exclude: ['rank'] } })
  const report = page.waitForEvent('download')
  await page.getByRole('link', { name: zh('identify.web.study.report') }).click()
  expect(await readFile(await (await report).path(), 'utf8')).toContain(zh('identify.study.signal'))

  await page
    .getByRole('button', {
      name: zh('identify.web.study.does_it', {
        does: zh('identify.web.study.keep_again'),
        column: 'contract',
      }),
    })
    .focus()
  await page.keyboard.press('Enter')
  await row('identify.web.study.leaks', 'contract').getByText(zh('identify.web.study.kept')).waitFor()
  await row('identify.web.study.columns', 'contract').getByText(zh('identify.web.study.part.keep')).waitFor()
})

test('a reload, English and a narrow window show the same; what cannot be studied says why', async () => {
  await page.reload()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByText(en('identify.study.signal')).waitFor()
  await page.getByText(en('identify.web.study.part.keep'), { exact: true }).waitFor()
  await page.setViewportSize({ width: 420, height: 900 })
  await lookAt(page, 'study-narrow')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420)
  await page.setViewportSize({ width: 1280, height: 900 })
  await lookAt(page, 'study')

  await page.getByLabel(en('identify.web.study.outcome'), { exact: true }).focus()
  await page.keyboard.type('industry')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: en('identify.web.study.start') }).click()
  await page.getByRole('alert').filter({ hasText: '“industry” has 4 different values' }).waitFor()
  await lookAt(page, 'study-problem')
  expect(problems).toEqual([])
})
