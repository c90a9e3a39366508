import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSpeaker, type Language } from '../../src/ground/kernel/index.ts'
import { sourceWords } from '../../src/steps/collect/sources/words.ts'
import { sourcePageWords } from '../../src/steps/collect/web/sources/words.ts'
import { words as collect } from '../../src/steps/collect/web/words.ts'
import { pageWords } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([web, pageWords, collect, sourceWords, sourcePageWords])

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
})

const header = 'Account ID,Account Name,Website,Industry,Employees\n'
const companies = (rows: number, from = 0) =>
  Array.from(
    { length: rows },
    (_, i) => `a${from + i},公司 ${from + i},c${from + i}.example,Retail,${100 + i}\n`,
  ).join('')

describe.each([
  { language: 'en', locale: 'en-US', colorScheme: 'light', label: 'Group CRM' },
  { language: 'zh', locale: 'zh-CN', colorScheme: 'dark', label: '集团 CRM' },
] as const)('sources in $language, $colorScheme', ({ language, locale, colorScheme, label }) => {
  let server: Server
  let context: BrowserContext
  let page: Page
  let folder: string
  let address: string
  const problems: string[] = []
  const say = (key: string, params?: Record<string, unknown>) =>
    speak(language satisfies Language, key, params)
  // The mark of a button that was busy leaves it a little late, and stands before its name.
  const button = (name: string) =>
    page.getByRole('button', { name: new RegExp(`${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) })
  const look = (name: string) => lookAt(page, `${language}-${name}`)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'talweg-exports-'))
    server = await startServer({ TALWEG_WATCH_SECONDS: '1' })
    context = await browser.newContext({ locale, colorScheme, viewport: { width: 1280, height: 800 } })
    page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 40[014]/.test(message.text()))
        problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(server.setupLink)
    await page.getByLabel(say('web.name')).fill('Lin Ops')
    await page.getByLabel(say('web.email')).fill('lin@talweg.test')
    for (const field of await page.locator('input[type=password]').all())
      await field.fill('four plain words here')
    await button(say('web.setup.do')).click()
    await page.getByRole('heading', { level: 1, name: say('web.today.title') }).waitFor()
  })
  afterAll(async () => {
    await context?.close()
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('a source is described before its first file', async () => {
    await page.goto(`${server.url}/data/sources`)
    await page.getByText(say('collect.web.sources_none'), { exact: true }).waitFor()
    await look('sources-empty')
    await button(say('collect.web.source_new')).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: say('collect.web.save') }).click()
    await dialog.getByText(say('collect.web.source_label_needed')).waitFor()
    await dialog.getByLabel(say('collect.web.source_label')).fill(label)
    await dialog.getByLabel(say('collect.column.owner')).fill('Lin')
    await dialog.getByRole('button', { name: say('collect.web.save') }).click()
    await page.getByRole('heading', { level: 1, name: label }).waitFor()
    address = page.url()

    await page.getByRole('main').getByLabel(say('collect.column.consent_basis')).click()
    await page.getByText(say('collect.web.consent_basis_text.contract')).click()
    await page.getByRole('main').getByLabel(say('collect.column.contact')).fill('王经理')
    await button(say('collect.web.save')).first().click()
    await page.getByText(say('collect.web.saved')).waitFor()
    await page.reload()
    await page.getByRole('main').getByLabel(say('collect.column.contact')).waitFor()
    expect(await page.getByRole('main').getByLabel(say('collect.column.contact')).inputValue()).toBe('王经理')
    await page.getByText(say('collect.web.consent_basis_text.contract')).waitFor()
  })

  test('a file that is dropped into the watched folder comes in', async () => {
    const path = page.getByRole('main').getByLabel(say('collect.web.folder_path'))
    await path.fill('exports')
    await button(say('collect.web.folder_watch')).click()
    await page.getByText(say('collect.web.folder_path_needed')).waitFor()
    await path.fill(join(folder, 'none'))
    await button(say('collect.web.folder_watch')).click()
    await page.getByRole('alert').filter({ hasText: 'none' }).waitFor()
    await path.fill(folder)
    await button(say('collect.web.folder_watch')).click()
    await button(say('collect.web.folder_stop')).waitFor()

    for (const [month, rows] of [
      ['01', 20],
      ['02', 22],
    ] as const) {
      await writeFile(join(folder, `accounts 2026-${month}.csv`), header + companies(rows))
      await imported(`accounts 2026-${month}.csv`)
    }
    await page.goto(address)
    await page
      .getByRole('row', { name: 'accounts 2026-02.csv' })
      .getByText(say('collect.run_status.imported'), { exact: true })
      .first()
      .waitFor()
    await look('source')
    await page.evaluate(() => document.querySelector('main')?.scrollTo(0, 900))
    await look('source-files')
  })

  test('a file that has shrunk is held, shown on Today, seen and let in', async () => {
    await writeFile(join(folder, 'accounts 2026-03.csv'), header + companies(4, 60))
    await page.goto(server.url)
    const alert = page.getByRole('listitem').filter({ hasText: 'accounts 2026-03.csv' })
    await expect
      .poll(
        async () => {
          await page.reload()
          await page.getByRole('heading', { level: 1 }).waitFor()
          await page.waitForLoadState('networkidle')
          return alert.count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    await look('today-alert')
    await alert.getByRole('button').click()
    await alert.waitFor({ state: 'detached' })

    await page.goto(`${server.url}/data/sources`)
    await page.getByRole('link', { name: label }).waitFor()
    await look('sources')
    await page.goto(address)
    await page
      .getByText(say('collect.web.seen_by', { by: 'Lin Ops', when: '' }).split('Lin Ops')[0] ?? '')
      .first()
      .waitFor()
    await look('source-alert')
    // The import page knows the file and where it came from.
    await button(say('collect.web.run_look_of', { name: 'accounts 2026-03.csv' })).click()
    await page.getByRole('heading', { name: 'accounts 2026-03.csv' }).waitFor()
    expect(await page.getByRole('main').getByLabel(say('collect.web.source')).inputValue()).toBe(label)
    await look('import-held')
    await page.goBack()
    await button(say('collect.web.run_import_of', { name: 'accounts 2026-03.csv' })).click()
    await imported('accounts 2026-03.csv')
  })

  test('a program sends a file with a token that is shown once', async () => {
    await page.goto(address)
    await button(say('collect.web.token_make')).click()
    await page.getByText(say('collect.web.token_once')).waitFor()
    const command = (await page.locator('.tw-curl').textContent()) ?? ''
    await look('source-token')
    await writeFile(join(folder, '.accounts.csv'), header + companies(25, 3))
    const { stdout } = await promisify(execFile)(
      'sh',
      ['-c', command.replace('-T accounts.csv', '-sS -T .accounts.csv')],
      {
        cwd: folder,
      },
    )
    expect(JSON.parse(stdout)).toMatchObject({ channel: 'upload', name: 'accounts.csv' })
    await imported('accounts.csv')
    await page.reload()
    await page.getByText(say('collect.web.token_once')).waitFor({ state: 'detached' })
    expect(await page.locator('body').textContent()).not.toContain(/Bearer (\S+)"/.exec(command)?.[1])
  })

  test('nothing went wrong in the browser', () => {
    expect(problems).toEqual([])
  })

  /** Waits until a file has come in. */
  async function imported(name: string): Promise<void> {
    const id = address.split('/').at(-1)
    await expect
      .poll(
        async () => {
          const answer = await page.request.get(`${server.url}/api/v1/sources/${id}/runs`)
          const { items } = (await answer.json()) as { items: { name: string; status: string }[] }
          return items.find((run) => run.name === name)?.status
        },
        { timeout: 30_000 },
      )
      .toBe('imported')
  }
})
