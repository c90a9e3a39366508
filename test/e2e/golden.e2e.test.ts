import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { words as collectPages } from '../../src/steps/collect/web/words.ts'
import { words as valuePages } from '../../src/steps/match/web/values/words.ts'
import { words as matchPages } from '../../src/steps/match/web/words.ts'
import { words as match } from '../../src/steps/match/words.ts'
import { pageWords as pages } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([web, pages, match, matchPages, valuePages, collectPages])
const axe = join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js')
const shots = join(import.meta.dirname, '..', 'shots')
const password = 'four plain words here'

let browser: Browser
let server: Server
const problems: string[] = []

beforeAll(async () => {
  browser = await launch()
  server = await startServer()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function open(locale: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[149]/.test(message.text())) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  return { context, page }
}

async function look(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, .ant-spin-spinning') === null)
  await page.screenshot({ path: join(shots, `golden-${name}.png`) })
  await page.evaluate(await readFile(axe, 'utf8'))
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ html }) => html)
            .join(' ')
            .slice(0, 300)}`,
      )
  })
  expect(found, name).toEqual([])
  expect(await page.locator('body').textContent(), name).not.toMatch(
    /\b(collect|match|web)\.[a-z_]+\.[a-z_.]+/,
  )
}

/** Takes in files of accounts by the API, as the signed-in person of the page. */
async function take(page: Page, name: string, text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-golden-'))
  const file = join(folder, name)
  await writeFile(file, text)
  await page.goto(`${server.url}/data/imports/new`)
  await page.locator('input[type=file]').setInputFiles([file])
  await page.getByRole('button', { name: /^Import .*row/ }).click()
  await page.getByRole('link', { name: speak('en', 'collect.web.see_accounts') }).waitFor({ timeout: 60_000 })
}

describe('two people at one account', () => {
  let lin: { context: BrowserContext; page: Page }
  let wang: { context: BrowserContext; page: Page }
  let address: string
  const en = (key: string, params?: Record<string, unknown>) => speak('en', key, params)
  const zh = (key: string, params?: Record<string, unknown>) => speak('zh', key, params)
  const owner = { field: 'Owner' }

  beforeAll(async () => {
    lin = await open('en-US')
    wang = await open('zh-CN')
    const { page } = lin
    await page.goto(server.setupLink)
    await page.getByLabel(en('web.name')).fill('Lin Ops')
    await page.getByLabel(en('web.email')).fill('lin@talweg.test')
    for (const field of await page.locator('input[type=password]').all()) await field.fill(password)
    await page.getByRole('button', { name: en('web.setup.do') }).click()
    await page.getByRole('heading', { level: 1, name: en('web.today.title') }).waitFor()
    const invited = await page.request.post(`${server.url}/api/v1/people`, {
      data: { name: 'Wang Sales', email: 'wang@talweg.test', role: 'sales' },
      headers: { origin: server.url },
    })
    const token = new URL((await invited.json()).invite_link, server.url).searchParams.get('token')
    const sent = { headers: { origin: server.url } }
    await wang.page.request.post(`${server.url}/api/v1/invite`, { data: { token, password }, ...sent })
    await wang.page.request.post(`${server.url}/api/v1/session`, {
      data: { email: 'wang@talweg.test', password },
      ...sent,
    })

    const rows = Array.from({ length: 30 }, (_, i) => `Filler ${i},filler${i}.com,Rita,${i + 5},Berlin`)
    await take(
      page,
      'crm.csv',
      `Account Name,Website,Owner,Employees,City\nAcme Inc,acme.com,Rita,120,Berlin\n${rows.join('\n')}\n`,
    )
    await take(page, 'bought list.csv', 'Company,Website,Owner,Employees\nAcme,acme.com,Emil,100-200\n')
    const { items } = await (await page.request.get(`${server.url}/api/v1/accounts?q=acme`)).json()
    address = `${server.url}/accounts/${items[0].account_id}`
  })
  afterAll(async () => {
    await lin?.context.close()
    await wang?.context.close()
  })

  test('a value says where it came from, by keyboard too', async () => {
    await lin.page.goto(address)
    const why = lin.page.getByRole('button', { name: en('match.web.origin_of', owner) })
    await why.focus()
    await lin.page.keyboard.press('Enter')
    const box = lin.page.getByRole('region', { name: en('match.web.origin_of', owner) })
    await box.getByText(en('match.why.newest')).waitFor()
    expect(await box.textContent()).toContain('bought list.csv, line 2')
    expect(await box.textContent()).toContain('Rita')
    await look(lin.page, 'en-origin')
    await lin.page.keyboard.press('Escape')
    expect(await why.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('sees what the other one changed, and neither loses a change', async () => {
    await wang.page.goto(address)
    const label = zh('match.web.origin_of', { field: '负责人' })
    await wang.page.getByRole('button', { name: label }).click()
    const wangs = wang.page.getByRole('region', { name: label })
    await wangs.getByRole('button', { name: zh('match.web.change'), exact: true }).click()
    await wangs.getByLabel('负责人', { exact: true }).fill('王芳')

    await lin.page.getByRole('button', { name: en('match.web.origin_of', owner) }).click()
    const lins = lin.page.getByRole('region', { name: en('match.web.origin_of', owner) })
    await lins.getByRole('button', { name: en('match.web.change'), exact: true }).click()
    await lins.getByLabel('Owner', { exact: true }).fill('Sofia')
    await lins.getByRole('button', { name: en('match.web.save') }).click()
    await lins.getByText('Sofia').first().waitFor()

    await wangs.getByRole('button', { name: zh('match.web.save') }).click()
    await wangs.getByText(zh('match.edited_meanwhile', { who: 'Lin Ops', value: 'Sofia' })).waitFor()
    await wang.page
      .getByText(zh('match.web.news_set', { who: 'Lin Ops', field: '负责人', value: 'Sofia' }))
      .waitFor()
    await look(wang.page, 'zh-conflict')
    await wangs.getByRole('button', { name: zh('match.web.seen') }).click()
    await wangs.getByRole('button', { name: zh('match.web.save') }).click()
    await lin.page
      .getByText(en('match.web.news_set', { who: 'Wang Sales', field: 'Owner', value: '王芳' }))
      .waitFor()
    await lins.getByText('王芳').first().waitFor()
    await look(lin.page, 'en-news')
  })

  test('the order of sources decides, and is undone', async () => {
    const { page } = lin
    await page.goto(`${server.url}/data/priorities?field=employees`)
    await page
      .getByRole('listitem')
      .filter({ hasText: 'crm' })
      .getByRole('button', { name: en('match.web.put_in') })
      .click()
    await page.getByRole('button', { name: en('match.web.save_order') }).click()
    await page.getByText(en('web.job.done'), { exact: true }).waitFor()
    await look(page, 'en-priorities')
    const id = address.split('/').at(-1)
    const { employees } = await (await page.request.get(`${server.url}/api/v1/accounts/${id}`)).json()
    expect(employees).toBe(120)
  })

  test('a file that contradicts another source says so before it is imported', async () => {
    const { page } = lin
    await page.goto(`${server.url}/data/imports/new`)
    const file = join(await mkdtemp(join(tmpdir(), 'talweg-golden-')), 'agency.csv')
    await writeFile(file, 'Account Name,Employees,City\nAcme,300,Hamburg\nFiller 1,6,Berlin\n')
    await page.locator('input[type=file]').setInputFiles([file])
    const part = page.getByRole('region', { name: en('collect.web.conflicts') })
    await part.getByRole('row').filter({ hasText: 'City' }).getByRole('button').click()
    await part
      .getByText(en('collect.web.conflicts_example', { row: 'Hamburg', known: 'Berlin', source: 'crm' }))
      .waitFor()
    const employees = await part.getByRole('row').filter({ hasText: 'Employees' }).textContent()
    expect(employees).toMatch(/Employees01/)
    await look(page, 'en-preview-conflicts')
  })

  test('tags all that fit as one change, and takes it back', async () => {
    const { page } = wang
    await page.goto(`${server.url}/accounts?q=filler`)
    await page.getByRole('button', { name: zh('web.table.select_all', { rows: 30 }) }).click()
    await page.getByRole('button', { name: zh('match.web.bulk_tag'), exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(zh('match.web.tag')).fill('展会2026')
    await dialog.getByRole('button', { name: zh('match.web.bulk_do', { count: 30, rows: 30 }) }).click()
    await page.getByText(zh('match.web.bulk_done', { count: 30, rows: 30 })).waitFor()
    await look(page, 'zh-bulk')
    const total = async () =>
      (
        await (
          await page.request.get(`${server.url}/api/v1/accounts?tags=${encodeURIComponent('展会2026')}`)
        ).json()
      ).total
    expect(await total()).toBe(30)
    await page.getByRole('button', { name: zh('match.web.undo'), exact: true }).click()
    await expect.poll(total).toBe(0)
    await page.goto(`${server.url}/data/edits`)
    await page.getByText('展会2026').first().waitFor()
    await look(page, 'zh-edits')
  })

  test('no script failed', () => {
    expect(problems).toEqual([])
  })
})
