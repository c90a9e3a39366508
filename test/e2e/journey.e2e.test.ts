import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDemoCompany } from '../../demo/index.ts'
import { createSpeaker, type Language } from '../../src/ground/kernel/index.ts'
import { nameOf } from '../../src/steps/collect/index.ts'
import { words as collect } from '../../src/steps/collect/web/words.ts'
import { versionWords } from '../../src/steps/identify/versions/words.ts'
import { versionPageWords } from '../../src/steps/identify/web/versions/words.ts'
import { words as identify } from '../../src/steps/identify/web/words.ts'
import { words as match } from '../../src/steps/match/web/words.ts'
import { pageWords } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([web, pageWords, collect, match, identify, versionWords, versionPageWords])

let browser: Browser
let files: string[]

beforeAll(async () => {
  browser = await launch()
  const folder = await mkdtemp(join(tmpdir(), 'talweg-files-'))
  files = (await writeDemoCompany(folder)).map(({ path }) => path)
})
afterAll(async () => {
  await browser?.close()
})

/** The pages that the first ten minutes lead to; what only they can know is added on the way. */
const paths: Record<string, string> = {
  today: '/',
  accounts: '/accounts',
  'accounts-found': '/accounts?q=guangzhou&sort=-employees&country=CN',
  imports: '/data/imports',
  learn: '/identify/profiles/learn',
  profiles: '/identify/profiles',
  build: '/identify/lists/new',
  lists: '/identify/lists',
  query: '/query',
  people: '/settings/people',
}

let server: Server
let context: BrowserContext
let page: Page
const problems: string[] = []

beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await context?.close()
  await server?.stop()
})

async function open(options: BrowserContextOptions): Promise<void> {
  context = await browser.newContext({ ...options, viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  // A refused sign-in is a console error by design of browsers; everything else is ours.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[14]/.test(message.text())) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
}

describe('the first ten minutes in Chinese, dark', () => {
  const language = 'zh' satisfies Language
  const locale = 'zh-CN'
  const say = (key: string, params?: Record<string, unknown>) => speak(language, key, params)

  beforeAll(() => open({ locale, colorScheme: 'dark' }))

  const look = (name: string) => lookAt(page, `${language}-${name}`)

  test('the one-time link makes the owner, once', async () => {
    await page.goto(server.setupLink)
    await page.getByLabel(say('web.name')).fill('Lin Ops')
    await page.getByLabel(say('web.email')).fill('lin@talweg.test')
    for (const field of await page.locator('input[type=password]').all())
      await field.fill('four plain words here')
    await page.getByRole('button', { name: say('web.setup.do') }).click()
    await page.getByRole('heading', { level: 1, name: say('web.today.title') }).waitFor()
    await look('today-empty')

    const other = await browser.newContext({ locale })
    const again = await other.newPage()
    await again.goto(server.setupLink)
    await again.getByLabel(say('web.name')).fill('Mallory')
    await again.getByLabel(say('web.email')).fill('mallory@talweg.test')
    for (const field of await again.locator('input[type=password]').all())
      await field.fill('four other words here')
    await again.getByRole('button', { name: say('web.setup.do') }).click()
    await again.getByRole('alert').first().waitFor()
    expect(new URL(again.url()).pathname).toBe('/setup')
    await other.close()
  })

  test('several files are recognised, previewed and imported', async () => {
    await page.goto(`${server.url}/data/imports/new`)
    await page.locator('input[type=file]').setInputFiles(files)
    for (const file of files)
      await page.getByRole('heading', { name: file.split('/').at(-1) ?? '' }).waitFor()
    const go = page.getByRole('button', {
      name: new RegExp(say('collect.web.import_rows', { count: 2, rows: '[\\d,]+' })),
    })
    await go.waitFor({ timeout: 60_000 })
    await go.click()
    await page.getByRole('link', { name: say('collect.web.see_accounts') }).waitFor({ timeout: 60_000 })
    await look('import-done')
  })

  test('the working table searches, sorts and filters in the address bar, and exports what it shows', async () => {
    await page.goto(`${server.url}/accounts`)
    await page.getByRole('row').nth(5).waitFor()
    const first = await (await page.request.get(`${server.url}/api/v1/accounts?city=广州&limit=1`)).json()
    const { industry } = first.items[0]
    await page.goto(`${server.url}/accounts?city=广州`)
    for (const name of [nameOf('city', '广州', language), nameOf('industry', industry, language)])
      await page.getByRole('cell', { name, exact: true }).first().waitFor()
    await page.goto(`${server.url}/accounts`)
    await page.getByRole('row').nth(5).waitFor()
    await page.keyboard.press('/')
    // So slowly that answers come in between: no letter may be lost to them.
    await page.keyboard.type('guangzhou', { delay: 230 })
    await page.waitForURL(/q=guangzhou/)
    expect(await page.locator('[data-search]').inputValue()).toBe('guangzhou')
    await page.goto(`${server.url}/accounts?q=guangzhou&sort=-employees&country=CN`)
    await page.getByRole('row').nth(3).waitFor()
    const download = page.waitForEvent('download')
    // Without a mouse.
    await page.getByRole('button', { name: say('web.export'), exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: say('web.export.csv_excel') }).waitFor()
    const focused = async () => (await page.locator(':focus').textContent()) ?? ''
    for (let at = await focused(); !at.includes(say('web.export.csv_excel')); at = await focused()) {
      await page.keyboard.press('ArrowDown')
      await page.waitForFunction((before) => document.activeElement?.textContent !== before, at)
    }
    await page.keyboard.press('Enter')
    const rows: string[][] = parse(await readFile(await (await download).path(), 'utf8'), { bom: true })
    const answer = await page.request.get(`${server.url}/api/v1/accounts?q=guangzhou&country=CN`)
    expect(rows.length - 1).toBe((await answer.json()).total)
  })

  test('an account shows its rows and opportunities', async () => {
    await page.goto(`${server.url}/accounts?sort=-won_revenue`)
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await page.waitForURL(/\/accounts\/acc_/)
    await page.getByRole('heading', { level: 1 }).waitFor()
    paths.account = new URL(page.url()).pathname
  })

  test('"who are your best customers?" is answered with evidence', async () => {
    await page.goto(`${server.url}/identify/profiles/learn`)
    await page.getByRole('button', { name: say('identify.web.learn_do'), exact: true }).click()
    await page.waitForURL(/\/identify\/profiles\/icp_/, { timeout: 60_000 })
    await page.getByRole('heading', { level: 1 }).waitFor()
    paths.profile = new URL(page.url()).pathname
  })

  test('a target list is built with reasons, and exported for a CRM', async () => {
    await page.goto(`${server.url}/identify/lists/new`)
    await page.getByLabel(say('identify.web.owner'), { exact: true }).fill('Lin')
    await page.getByRole('button', { name: say('identify.web.build_do'), exact: true }).click()
    await page.waitForURL(/\/identify\/lists\/tal_/, { timeout: 60_000 })
    await page.getByRole('row').nth(5).waitFor()
    paths.list = new URL(page.url()).pathname
    await page.getByRole('button', { name: say('identify.web.export') }).click()
    const download = page.waitForEvent('download')
    await page.getByText(say('identify.web.export.hubspot')).click()
    const rows: string[][] = parse(await readFile(await (await download).path(), 'utf8'), { bom: true })
    expect(rows[0]).toContain('Company domain name')
    expect(rows[0]).toContain('Target account')
    expect(rows.length).toBe(101)
  })

  test('a draft is seen before it counts, and activated with a reason', async () => {
    // Learned again without the minimum profile, from half of what was looked at before.
    const draft = await page.evaluate(
      async (exclude) => {
        const post = (path: string, body: unknown) =>
          fetch(`/api/v1${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
        const known = await (await fetch('/api/v1/profiles/current')).json()
        const job = await (await post('/profiles/learn', { name: known.name, exclude })).json()
        for (let tries = 0; tries < 600; tries++) {
          const { status, result } = await (await fetch(`/api/v1/jobs/${job.id}`)).json()
          if (status === 'done') return String(result.profile_id)
          await new Promise((done) => setTimeout(done, 100))
        }
        throw new Error('not learned')
      },
      ['industry'],
    )
    await page.goto(`${server.url}/identify/profiles/${draft}`)
    await page.getByRole('link', { name: say('identify.web.preview') }).click()
    await page.getByRole('heading', { name: say('identify.web.preview_counts') }).waitFor()
    paths.preview = new URL(page.url()).pathname
    await page.getByRole('button', { name: say('identify.web.activate'), exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(say('identify.web.reason')).fill('试试看')
    await dialog.getByRole('button', { name: say('identify.web.activate'), exact: true }).click()
    await page.waitForURL(`**/identify/profiles/${draft}`, { timeout: 60_000 })
    await page.goto(`${server.url}/identify/profiles/${draft}/versions`)
    await page.getByText('试试看').waitFor()
    paths.versions = new URL(page.url()).pathname
  })

  test('the account now shows two numbers, each with its receipt', async () => {
    await page.goto(`${server.url}/accounts?sort=-fit`)
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await page.waitForURL(/\/accounts\/acc_/)
    const id = new URL(page.url()).pathname.split('/').at(-1)
    const receipt = await (await page.request.get(`${server.url}/api/v1/accounts/${id}/receipt`)).json()
    const points = receipt.fit.lines.reduce((sum: number, line: { points: number }) => sum + line.points, 0)
    expect(points).toBe(receipt.fit.fit)
    await page.getByText(String(receipt.fit.fit), { exact: true }).first().waitFor()
    const past = page.getByRole('region', { name: say('identify.past.title') })
    await past
      .getByRole('button', { name: say('identify.web.past_receipt') })
      .last()
      .click()
    await page
      .getByRole('dialog')
      .getByRole('table', { name: say('identify.web.fit_receipt') })
      .waitFor()
    await look('past-receipt')
  })

  test('undo takes an import back', async () => {
    const total = async () => (await (await page.request.get(`${server.url}/api/v1/base`)).json()).contacts
    const before = await total()
    await page.goto(`${server.url}/data/imports`)
    await page.getByRole('button', { name: say('collect.web.undo_of', { file: 'contacts.csv' }) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await dialog.getByRole('button', { name: say('collect.web.undo') }).click()
    await page.getByText(say('collect.web.undone_done')).waitFor({ timeout: 60_000 })
    expect(await total()).toBeLessThan(before)
    await look('undone')
  })

  test('keys: ? shows them', async () => {
    await page.goto(server.url)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await look('keys')
  })
})

describe.each([
  { language: 'zh', locale: 'zh-CN', colorScheme: 'dark' },
  { language: 'en', locale: 'en-US', colorScheme: 'light' },
] as const)('every page in $language, $colorScheme', ({ language, locale, colorScheme }) => {
  test('can be read by all', async () => {
    const storageState = await context.storageState()
    await context.close()
    await open({ locale, colorScheme, storageState })
    // Half of the pages in each: all of them are looked at once.
    const half = Object.entries(paths).filter((_, place) => place % 2 === Number(colorScheme === 'dark'))
    for (const [name, path] of half) {
      await page.goto(server.url + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await lookAt(page, `${language}-${name}`)
    }
    await page.goto(`${server.url}/data/imports/new`)
    await page.locator('input[type=file]').setInputFiles(files)
    await page.getByRole('heading', { name: 'contacts.csv' }).waitFor()
    await lookAt(page, `${language}-import-preview`)
  })
})

test('nothing was refused by the content security policy, no script failed', () => {
  expect(problems).toEqual([])
})
