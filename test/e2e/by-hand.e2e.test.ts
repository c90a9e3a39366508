import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { ownFieldWords } from '../../src/steps/collect/own/words.ts'
import { words as collectPages } from '../../src/steps/collect/web/words.ts'
import { words as collect } from '../../src/steps/collect/words.ts'
import { segmentWords } from '../../src/steps/identify/segments/words.ts'
import { segmentPageWords } from '../../src/steps/identify/web/segments/words.ts'
import { words as identifyPages } from '../../src/steps/identify/web/words.ts'
import { recordWords } from '../../src/steps/match/records/words.ts'
import { reviewWords } from '../../src/steps/match/review/words.ts'
import { qualityPageWords } from '../../src/steps/match/web/quality/words.ts'
import { words as valueWords } from '../../src/steps/match/web/values/words.ts'
import { words as matchPages } from '../../src/steps/match/web/words.ts'
import { words as match } from '../../src/steps/match/words.ts'
import { pageWords } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { becomeOwner, openPage } from './owner.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([
  web,
  pageWords,
  collect,
  collectPages,
  ownFieldWords,
  recordWords,
  match,
  matchPages,
  qualityPageWords,
  reviewWords,
  valueWords,
  segmentWords,
  segmentPageWords,
  identifyPages,
])
const say = (key: string, params?: Record<string, unknown>) => speak('en', key, params)

let browser: Browser
let server: Server
let context: BrowserContext
let page: Page
let folder = ''
const problems: string[] = []

beforeAll(async () => {
  browser = await launch()
  server = await startServer()
  folder = await mkdtemp(join(tmpdir(), 'talweg-by-hand-'))
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
  page = await openPage(context, problems)
  await becomeOwner(page, server, say)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })

async function offer(name: string, text: string): Promise<void> {
  await page.goto(`${server.url}/data/imports/new`)
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(text) }])
  await page.getByRole('heading', { name, exact: true }).waitFor()
}

/** Types the source and presses Import at once: the preview is made anew meanwhile, and the press waits for it. */
async function importAs(source: string, rows: number): Promise<void> {
  const press = button(say('collect.web.import_rows', { count: rows, rows: String(rows) }))
  await press.waitFor()
  await page.getByLabel(say('collect.web.source'), { exact: true }).fill(source)
  await press.click()
  await page.waitForURL('**/data/imports/jobs/*')
  await page.getByRole('link', { name: say('collect.web.see_accounts') }).waitFor({ timeout: 60_000 })
}

const crm = `Account ID,Account Name,Website,Industry,Employees,City\n${Array.from(
  { length: 30 },
  (_, i) =>
    `a${i},Company ${i} Ltd,c${i}.example,${i % 3 ? 'Retail' : 'Software'},${100 + i},${i === 7 ? 'Xyzzyville' : 'Berlin'}\n`,
).join('')}`

test('a column among hundreds is found, and taken for a field', async () => {
  const questions = Array.from({ length: 298 }, (_, i) =>
    i === 250 ? 'Favourite CRM vendor' : `Question ${i}`,
  )
  const rows = Array.from(
    { length: 5 },
    (_, row) =>
      `Wide ${row} Ltd,wide${row}.example,${questions.map((_, i) => `${(row * i) % 7}`).join(',')}\n`,
  )
  await offer('survey.csv', `Company,Website,${questions.join(',')}\n${rows.join('')}`)
  await page.getByLabel(say('collect.web.holds')).click()
  await page.getByTitle(say('collect.web.kind.accounts'), { exact: true }).click()
  const table = page.getByRole('table', { name: say('collect.web.columns_of', { name: 'survey.csv' }) })
  const lines = table.locator('tbody tr')
  await expect.poll(() => lines.count()).toBe(22)
  await page.getByLabel(say('collect.web.find_column')).fill('VENDOR')
  await expect.poll(() => lines.count()).toBe(1)
  await page.getByLabel(say('collect.web.field_of', { column: 'Favourite CRM vendor' })).fill('description')
  await page.keyboard.press('Enter')
  await lines.getByText(say('collect.web.reason.chosen')).waitFor()
  await page.getByLabel(say('collect.web.find_column')).fill('')
  await expect.poll(() => lines.nth(2).textContent()).toContain('Favourite CRM vendor')
  await lookAt(page, 'en-by-hand-wide')
  await importAs('Survey', 5)
})

test('what a file says otherwise than another source is shown line by line, and leads to the order of sources', async () => {
  await offer('crm.csv', crm)
  await importAs('CRM', 30)
  const erp = Array.from({ length: 30 }, (_, i) => `E${i},Company ${i} Ltd,c${i}.example,Retail,${500 + i}\n`)
  await offer('erp.csv', `ERP No,Company,Website,Industry,Employees\n${erp.join('')}`)
  await page.getByLabel(say('collect.web.source'), { exact: true }).fill('ERP')
  await page.keyboard.press('Tab')
  const conflicts = page.getByRole('table', { name: say('collect.web.conflicts') })
  const employees = conflicts.getByRole('row', { name: new RegExp(`^.*${say('match.column.employees')}`) })
  await employees.waitFor()
  expect(await employees.locator('.tw-numeric').allTextContents()).toEqual(['30', '0'])
  await employees.getByRole('button').click()
  const line = say('collect.web.conflicts_example', { row: '500', known: '100', source: 'CRM' })
  const listed = conflicts.locator('.tw-examples-list li')
  await listed.filter({ hasText: line }).waitFor()
  expect(await listed.count()).toBe(20)
  await button(say('collect.web.conflicts_more')).click()
  await expect.poll(() => listed.count()).toBe(30)
  await lookAt(page, 'en-by-hand-conflicts')
  await employees.getByRole('link', { name: say('collect.web.conflicts_order') }).click()
  await page.getByRole('heading', { level: 1, name: say('match.web.priorities') }).waitFor()
  expect(new URL(page.url()).searchParams.get('field')).toBe('employees')
  await page.goBack()
  await importAs('ERP', 30)
})

test('accounts are filtered, and those that fit are tagged, filled and taken back as one change', async () => {
  await page.goto(`${server.url}/accounts`)
  const rows = page.getByRole('table', { name: say('match.web.accounts') }).locator('tbody tr:not(.tw-gap)')
  const figure = (count: number) =>
    page.getByText(say('match.web.total', { count, total: String(count) }), { exact: true })
  await figure(35).waitFor()
  const filter = page
    .locator('.tw-filters')
    .getByRole('button', { name: new RegExp(say('match.column.city')) })
  await filter.click()
  await page.getByLabel(say('web.table.find_value')).fill('berl')
  await page.getByRole('checkbox', { name: /^Berlin/ }).click()
  await figure(29).waitFor()
  expect(new URL(page.url()).searchParams.get('city')).toBe('Berlin')
  await page.keyboard.press('Escape')
  await button(say('web.table.select_all', { rows: '29' })).click()

  await button(say('match.web.bulk_tag')).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').fill('Fair 2026')
  await dialog.getByRole('button', { name: say('match.web.bulk_do', { count: 29, rows: '29' }) }).click()
  await page.getByText(say('match.web.bulk_done', { count: 29, rows: '29' })).waitFor()
  expect(await count('where=tags=Fair+2026')).toBe(29)
  await lookAt(page, 'en-by-hand-tagged')

  await button(say('match.web.bulk_fill')).click()
  await dialog.getByLabel(say('match.web.bulk_field'), { exact: true }).click()
  await page.getByTitle(say('match.column.country'), { exact: true }).click()
  await dialog.getByLabel(say('match.web.bulk_value')).fill('法国')
  await dialog.getByRole('button', { name: say('match.web.bulk_do', { count: 29, rows: '29' }) }).click()
  await rows.filter({ hasText: 'France' }).first().waitFor()
  expect(await count('where=country=FR')).toBe(29)
  await button(say('match.web.undo')).click()
  await expect.poll(() => count('where=country=FR'), { timeout: 30_000 }).toBe(0)
  expect(await count('where=tags=Fair+2026')).toBe(29)

  // What is done after something was taken back can be taken back too.
  await button(say('match.web.bulk_untag')).click()
  await dialog.getByRole('combobox').fill('Fair 2026')
  // What it offers lies over the button until the field is left.
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: say('match.web.bulk_do', { count: 29, rows: '29' }) }).click()
  await expect.poll(() => count('where=tags=Fair+2026'), { timeout: 30_000 }).toBe(0)
  await button(say('match.web.undo')).click()
  await expect.poll(() => count('where=tags=Fair+2026'), { timeout: 30_000 }).toBe(29)

  await button(say('web.table.clear')).click()
  await figure(35).waitFor()
})

test('a set of accounts is narrowed criterion by criterion, saved, and opened as accounts', async () => {
  await page.goto(`${server.url}/identify/segments`)
  await page.getByText(say('identify.web.segment.none'), { exact: true }).waitFor()
  await page
    .getByRole('link', { name: say('identify.web.segment.new') })
    .first()
    .click()
  const left = (count: number) =>
    page
      .getByRole('status')
      .filter({ hasText: `${count} ${say('identify.web.segment.of_all', { all: '35' })}` })
  await left(35).waitFor()
  const add = page.getByRole('combobox', { name: say('identify.web.segment.add') })
  await add.fill(say('match.column.industry'))
  await page.keyboard.press('Enter')
  const industry = page.getByRole('row').filter({ hasText: say('match.column.industry') })
  await industry.getByRole('combobox').last().click()
  await page.getByTitle('Retail', { exact: true }).click()
  const retail = await count('where=industry=Retail')
  await left(retail).waitFor()
  await page.keyboard.press('Escape')
  await add.fill(say('match.column.employees'))
  await page.keyboard.press('Enter')
  await page.getByLabel(say('web.table.from_of', { column: say('match.column.employees') })).fill('110')
  await page.keyboard.press('Enter')
  const large = await count('where=industry=Retail&where=employees>=110')
  expect(large).toBeGreaterThan(0)
  await left(large).waitFor()
  await lookAt(page, 'en-by-hand-segment')
  await button(say('identify.web.segment.save')).click()
  await page.getByRole('dialog').getByLabel(say('identify.segment.name')).fill('Retail from 110')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Retail from 110' }).waitFor()
  await page.getByRole('link', { name: say('identify.web.segment.open_accounts') }).click()
  await page
    .getByText(say('match.web.total', { count: large, total: String(large) }), { exact: true })
    .waitFor()
  await page.getByRole('button', { name: `${say('match.column.employees')}: ≥ 110` }).waitFor()
})

test('an own field is filled in and taken back by keyboard, and is called what people call it', async () => {
  await page.goto(`${server.url}/data/fields`)
  await page.getByLabel(say('collect.own.name')).fill('customer_level')
  await page.getByLabel(say('collect.own.label_en')).fill('Customer level')
  await page.getByLabel(say('collect.own.label_zh')).fill('客户等级')
  await button(say('collect.own.add')).click()
  await page.getByRole('cell', { name: 'own_customer_level', exact: true }).waitFor()
  const answer = await page.request.get(`${server.url}/api/v1/accounts?q=Company+7`)
  const [account] = (await answer.json()).items
  // The account base follows the new field in a job.
  const values = async () =>
    (await page.request.get(`${server.url}/api/v1/accounts/${account.account_id}/values`)).text()
  await expect.poll(values, { timeout: 30_000 }).toContain('own_customer_level')
  await page.goto(`${server.url}/accounts/${account.account_id}`)
  const own = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: say('match.web.own') }) })
  await own.locator('summary').focus()
  await page.keyboard.press('Enter')
  const origin = own.getByRole('button', { name: say('match.web.origin_of', { field: 'Customer level' }) })
  await origin.focus()
  await page.keyboard.press('Enter')
  await button(say('match.web.change')).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Customer level', exact: true }).waitFor()
  await page.keyboard.type('Gold')
  await page.keyboard.press('Enter')
  await expect.poll(() => count('where=own_customer_level=Gold'), { timeout: 30_000 }).toBe(1)
  await own.getByText('Gold', { exact: true }).waitFor()
  await lookAt(page, 'en-by-hand-own')

  await page.goto(`${server.url}/data/edits`)
  await page.getByText('Customer level: ').first().waitFor()
  await page.getByRole('row').filter({ hasText: 'Customer level' }).getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => count('where=own_customer_level=Gold'), { timeout: 30_000 }).toBe(0)
})

test('a folder of hundreds of files comes in by parts', async () => {
  const path = join(folder, 'exports')
  await mkdir(path)
  for (let i = 0; i < 203; i++)
    await writeFile(
      join(path, `list-${String(i).padStart(3, '0')}.csv`),
      `Company,Website\nList ${i},l${i}.example\n`,
    )
  await page.goto(`${server.url}/data/imports/new`)
  const chooser = page.waitForEvent('filechooser')
  await button(say('collect.web.choose_folder')).click()
  await (await chooser).setFiles(path)
  await page.getByText(say('collect.web.folder_waiting', { count: 3 })).waitFor()
  await button(say('collect.web.folder_next', { count: 3 })).click()
  await expect.poll(() => page.getByText(say('collect.web.folder_waiting', { count: 3 })).count()).toBe(0)
  // The address of such a page is long, and opens again.
  const files = 'file='.padEnd(1000, 'x')
  const answer = await page.request.get(`${server.url}/data/imports/new?${Array(300).fill(files).join('&')}`)
  expect(answer.status()).toBe(200)
})

test('the trend of the data health is drawn', async () => {
  await page.goto(`${server.url}/data/quality`)
  const picture = page.locator('figure').filter({ hasText: say('match.web.trend_chart') })
  await picture.locator('canvas').waitFor()
  // The axes are grey; what is drawn of the imports has colours.
  const coloured = () =>
    picture.locator('canvas').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
        data: [],
      }
      let count = 0
      for (let at = 0; at < data.length; at += 4) {
        const [red = 0, green = 0, blue = 0] = data.slice(at, at + 3)
        if (Math.max(red, green, blue) - Math.min(red, green, blue) > 80) count += 1
      }
      return count
    })
  await expect.poll(coloured, { timeout: 10_000 }).toBeGreaterThan(50)
  await lookAt(page, 'en-by-hand-health')
})

test('in a narrow window an unknown value and its answer stand side by side', async () => {
  await page.setViewportSize({ width: 400, height: 800 })
  await page.goto(`${server.url}/data/review`)
  const answer = page.getByLabel(say('match.review.answer_of', { written: 'Xyzzyville' }), { exact: true })
  await answer.waitFor()
  const box = await answer.boundingBox()
  expect(box && box.x + box.width).toBeLessThanOrEqual(400)
  const save = await button(say('match.review.save_of', { written: 'Xyzzyville' })).boundingBox()
  expect(save && save.x + save.width).toBeLessThanOrEqual(400)
  await lookAt(page, 'en-by-hand-review-narrow')
})

test('nothing went wrong in the browser', () => {
  expect(problems).toEqual([])
})

/** How many accounts a filter leaves. */
async function count(query: string): Promise<number> {
  const answer = await page.request.get(`${server.url}/api/v1/accounts?${query}`)
  return (await answer.json()).total
}
