import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { ownFieldWords } from '../../src/steps/collect/own/words.ts'
import { words as collectPages } from '../../src/steps/collect/web/words.ts'
import { words as collect } from '../../src/steps/collect/words.ts'
import { words as matchPages } from '../../src/steps/match/web/words.ts'
import { words as match } from '../../src/steps/match/words.ts'
import { pageWords } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { becomeOwner, openPage } from './owner.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([web, pageWords, collect, collectPages, ownFieldWords, match, matchPages])

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
})

const header = 'Account ID,Account Name,Website,Industry,Employees,Annual Revenue,Customer level\n'
/** Twelve companies, as a CRM says them. */
const crm =
  header +
  Array.from(
    { length: 12 },
    (_, i) => `a${i},Company ${i} Ltd,c${i}.example,Retail,${100 + i},$${i}M,A\n`,
  ).join('')
/** The same source a month later: one new, one changed, two as they were, one refused, one that is no row. */
const later = `${header}a0,Company 0 Ltd,c0.example,Retail,900,$0M,A
a1,Company 1 Ltd,c1.example,Retail,101,$1M,A
a2,Company 2 Ltd,c2.example,Retail,102,$2M,A
b0,Newcomer GmbH,newcomer.example,Software,many,€5m,B
b1,,,Software,12,€1m,B
Total,,,,1115,,
`

/** A file of every further kind, with what its columns usually hold. */
const records: Readonly<Record<string, string>> = {
  contracts:
    '合同编号,客户名称,产品名称,合同金额（万元）,签订日期,到期日期,续约日期,负责人\nHT-001,Company 0 Ltd,套件,12,2024-01-01,2024-12-31,2024-12-01,王五\nHT-002,Company 1 Ltd,套件,3.5,2024-02-01,2025-01-31,2025-01-01,王五\n',
  followers:
    'openid,unionid,昵称,性别,城市,关注时间,手机号,公司,标签\noXyz1,u1,阿三,男,广州,2024-03-01 10:00:00,13912345678,Company 0 Ltd,VIP\noXyz2,u2,Bobby,女,上海,2024-03-02 11:00:00,,,\n',
  members:
    '群名称,昵称,群昵称,入群时间,邀请人\n用户交流群,阿三,远航科技-张伟-经理,2024/3/1 10:00,王五\n用户交流群,Bobby,东海银行-李强-总监,2024/3/2 11:00,王五\n',
  attendance:
    'Attended,User Name (Original Name),Email,Registration Time,Join Time,Leave Time,Time in Session (minutes)\nYes,Ann Lee,ann@c0.example,03/13/2024 09:02:11 AM,03/15/2024 02:00:01 PM,03/15/2024 03:00:01 PM,60\nNo,Bob Ray,bob@c1.example,03/14/2024 10:11:12 PM,,,\n',
}

describe.each([
  { language: 'en', locale: 'en-US', colorScheme: 'light' },
  { language: 'zh', locale: 'zh-CN', colorScheme: 'dark' },
] as const)('collecting in $language, $colorScheme', ({ language, locale, colorScheme }) => {
  let server: Server
  let context: BrowserContext
  let page: Page
  const problems: string[] = []
  const say = (key: string, params?: Record<string, unknown>) => speak(language, key, params)
  const button = (name: string, exact = true) => page.getByRole('button', { name, exact })
  const look = (name: string) => lookAt(page, `${language}-collect-${name}`)
  // What is done is done in one language; what is shown is looked at in both.
  const testInChinese = test.runIf(language === 'zh')
  const testInEnglish = test.runIf(language === 'en')

  beforeAll(async () => {
    server = await startServer()
    context = await browser.newContext({ locale, colorScheme, viewport: { width: 1280, height: 800 } })
    page = await openPage(context, problems)
    await becomeOwner(page, server, say)
  })
  afterAll(async () => {
    await context?.close()
    await server?.stop()
  })

  test('a file comes in by the keyboard alone', async () => {
    await page.goto(`${server.url}/data/imports/new`)
    await page.getByText(say('collect.web.drop')).waitFor()
    // The browser is told early that nobody will answer its dialog.
    const chooser = page.waitForEvent('filechooser')
    await tabTo(page.getByRole('button', { name: new RegExp(say('collect.web.drop')) }))
    await page.keyboard.press('Enter')
    await (await chooser).setFiles([{ name: 'crm.csv', mimeType: 'text/csv', buffer: Buffer.from(crm) }])
    await page.getByRole('heading', { name: 'crm.csv' }).waitFor()

    await tabTo(page.getByLabel(say('collect.web.source')))
    await page.keyboard.type('CRM')
    await tabTo(button(say('collect.web.import_rows', { count: 12, rows: '12' })))
    await page.keyboard.press('Enter')
    const accounts = page.getByRole('link', { name: say('collect.web.see_accounts') })
    await accounts.waitFor({ timeout: 60_000 })
    await tabTo(accounts)
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /Company 11 Ltd/ }).waitFor()
  })

  testInEnglish('a page that lies open shows what comes in elsewhere', async () => {
    const open = await context.newPage()
    await open.goto(`${server.url}/accounts?q=latecomer`)
    await open.getByRole('heading', { level: 1 }).waitFor()
    await offer([{ name: 'late.csv', text: 'Company,Website\nLatecomer Ltd,latecomer.example\n' }])
    await button(say('collect.web.import_rows', { count: 1, rows: '1' })).click()
    await open.getByRole('row', { name: /Latecomer Ltd/ }).waitFor({ timeout: 60_000 })
    await open.close()
  })

  testInChinese('each count of a preview opens to its rows, and stays in the address', async () => {
    await offer([{ name: 'crm.csv', text: later }])
    await page.getByLabel(say('collect.web.source')).fill('CRM')
    await page.keyboard.press('Tab')
    const counts = { created: 1, updated: 1, unchanged: 2, refused: 1, left_out: 1 } as const
    const figure = (action: string, count: number) =>
      button(`crm.csv, ${say(`collect.web.count.${action}`)}: ${count}`)
    for (const [action, count] of Object.entries(counts)) {
      await figure(action, count).click()
      const title = say('collect.web.rows_of_action', {
        name: 'crm.csv',
        action: say(`collect.web.action.${action}`),
      })
      const rows = page.getByRole('table', { name: title }).locator('tbody tr')
      await expect.poll(() => rows.count(), { message: action }).toBe(count)
      for (const row of await rows.all())
        expect(await row.textContent()).toContain(say(`collect.web.action.${action}`))
      expect(new URL(page.url()).searchParams.get('rows')).toBe(`0:${action}`)
    }
    await figure('updated', 1).click()
    await page
      .getByText('100 → 900')
      .or(page.locator('ins', { hasText: '900' }))
      .first()
      .waitFor()
    await look('preview')
    await figure('lines', 6).click()
    await expect
      .poll(() =>
        page
          .getByRole('table', { name: say('collect.web.rows_of', { name: 'crm.csv' }) })
          .locator('tbody tr')
          .count(),
      )
      .toBe(6)
    await button(say('collect.web.import_rows', { count: 4, rows: '4' })).click()
    await page.getByRole('link', { name: say('collect.web.see_accounts') }).waitFor({ timeout: 60_000 })
    expect((await newest()).counts).toEqual({ rows: 5, created: 1, updated: 1, unchanged: 2, refused: 1 })
  })

  testInChinese('rows that were refused are saved, fixed and imported back', async () => {
    const { import_id } = await newest()
    await page.goto(`${server.url}/data/imports/${import_id}`)
    await look('rejects')
    await button(say('collect.web.rows_to_fix')).click()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: say('web.export.csv'), exact: true }).click()
    const text = await readFile(await (await download).path(), 'utf8')
    expect(text.trim().split('\n')).toHaveLength(3)
    const fixed = text.replace('many', '44').replace(/b1,,/, 'b1,Forgotten AG,')
    await offer([{ name: (await download).suggestedFilename(), text: fixed }])
    await button(say('collect.web.import_rows', { count: 2, rows: '2' })).click()
    await page.getByRole('link', { name: say('collect.web.see_accounts') }).waitFor({ timeout: 60_000 })
    expect(await newest()).toMatchObject({
      source: 'CRM',
      blanked: 0,
      counts: { rows: 2, created: 1, updated: 1, unchanged: 0, refused: 0 },
    })
    const base = await accounts()
    expect([...base.values()].find(({ name }) => name === 'Newcomer GmbH')?.employees).toBe(44)
    expect([...base.values()].some(({ name }) => name === 'Forgotten AG')).toBe(true)
  })

  testInChinese('an old import is undone with later ones on top, as was said before', async () => {
    await offer([
      { name: 'list.csv', text: 'Company,Website,Industry,Employees\nCompany 3 Ltd,c3.example,Retail,777\n' },
      { name: 'people.csv', text: 'Name,Email,Company\nAnn Lee,ann@c4.example,Company 4 Ltd\n' },
    ])
    await button(say('collect.web.import_rows', { count: 2, rows: '2' })).click()
    await page.getByRole('link', { name: say('collect.web.see_accounts') }).waitFor({ timeout: 60_000 })
    const before = await accounts()
    const first = (await imports()).at(-1)
    await page.goto(`${server.url}/data/imports/${first?.import_id}`)
    await button(say('collect.web.undo_of', { file: 'crm.csv' })).click()
    const dialog = page.getByRole('dialog')
    const figures = dialog
      .getByRole('listitem')
      .filter({ hasText: say('collect.web.kind.accounts') })
      .first()
    await figures.waitFor()
    expect(await dialog.getByRole('button', { name: say('web.job.cancel') }).count()).toBe(1)
    const said = (await figures.textContent()) ?? ''
    await look('undo')
    await dialog.getByRole('button', { name: say('collect.web.undo'), exact: true }).click()
    await page.getByText(say('collect.web.undone_done')).waitFor({ timeout: 60_000 })

    const after = await accounts()
    // An account is the same one as long as its name is; the file of people keeps one of those that go, by name alone.
    const gone = [...before.keys()].filter((name) => !after.has(name)).length
    const changed = [...before].filter(
      ([name, account]) => after.has(name) && JSON.stringify(after.get(name)) !== JSON.stringify(account),
    ).length
    expect(gone).toBeGreaterThan(0)
    expect(said).toContain(say('collect.web.undo_gone', { count: gone, rows: String(gone) }))
    if (changed > 0)
      expect(said).toContain(say('collect.web.undo_changed', { count: changed, rows: String(changed) }))

    await page.goto(`${server.url}/data/imports/${first?.import_id}`)
    await button(say('collect.web.redo_of', { file: 'crm.csv' })).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('collect.web.redo'), exact: true })
      .click()
    await page.getByText(say('collect.web.redone_done')).waitFor({ timeout: 60_000 })
    expect([...(await accounts())]).toEqual([...before])
  })

  test('every page that shows what came in can be read by all', async () => {
    await offer(Object.entries(records).map(([name, text]) => ({ name: `${name}.csv`, text })))
    await page.getByRole('button', { name: /8/ }).and(page.locator('.ant-btn-primary')).click()
    await page.getByRole('link', { name: say('collect.web.see_accounts') }).waitFor({ timeout: 60_000 })

    await page.goto(`${server.url}/data/fields`)
    await page.getByLabel(say('collect.own.name')).fill('customer_level')
    await page.getByLabel(say('collect.own.label_en')).fill('Customer level')
    await page.getByLabel(say('collect.own.label_zh')).fill('客户等级')
    await button(say('collect.own.add')).click()
    await page.getByRole('cell', { name: 'own_customer_level', exact: true }).waitFor()
    await page.goto(`${server.url}/data/rates`)
    await page.getByRole('textbox', { name: say('match.web.reporting') }).fill('CNY')
    await button(say('match.web.set')).click()
    await page.getByRole('heading', { name: say('match.web.rate_table', { currency: 'CNY' }) }).waitFor()

    const { items } = await ask<{ items: { account_id: string }[] }>('/accounts?limit=1')
    const paths = {
      fields: '/data/fields',
      rates: '/data/rates',
      mappings: '/data/mappings',
      priorities: '/data/priorities',
      review: '/data/review',
      quality: '/data/quality',
      flags: '/data/flags',
      reachability: '/data/reachability',
      edits: '/data/edits',
      rows: '/data/rows/accounts',
      contacts: '/contacts',
      account: `/accounts/${items[0]?.account_id}`,
      purchases: '/data/records/purchases',
      followers: '/data/records/followers',
    }
    // Half of the pages in each theme: all of them are looked at once.
    const half = Object.entries(paths).filter((_, place) => place % 2 === Number(colorScheme === 'dark'))
    for (const [name, path] of half) {
      await page.goto(server.url + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await look(name)
    }
    await page.setViewportSize({ width: 400, height: 800 })
    for (const name of ['quality', 'purchases', 'account'] as const) {
      await page.goto(server.url + paths[name])
      await page.getByRole('heading', { level: 1 }).waitFor()
      await look(`${name}-narrow`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(400)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('nothing went wrong in the browser', () => {
    expect(problems).toEqual([])
  })

  /** Presses Tab until something has the focus; who cannot use a mouse must get there. */
  async function tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 120; presses++) {
      if (await target.evaluate((each) => each === document.activeElement).catch(() => false)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`The Tab key does not lead to ${target}`)
  }

  /** Brings files to the page of imports and waits until all were looked at. */
  async function offer(files: readonly Readonly<{ name: string; text: string }>[]): Promise<void> {
    await page.goto(`${server.url}/data/imports/new`)
    await page
      .locator('input[type=file]')
      .setInputFiles(
        files.map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })),
      )
    for (const { name } of files) await page.getByRole('heading', { name, exact: true }).waitFor()
  }

  async function ask<Answer>(path: string): Promise<Answer> {
    return (await page.request.get(`${server.url}/api/v1${path}`)).json()
  }

  type Came = { import_id: string; source: string; blanked: number; counts: Record<string, number> }
  /** All imports, the newest first. */
  async function imports(): Promise<Came[]> {
    return (await ask<{ items: Came[] }>('/imports')).items
  }
  async function newest(): Promise<Came> {
    const [found] = await imports()
    if (!found) throw new Error('nothing came in')
    return found
  }

  /** The account base by name, without ids, which follow the oldest record. */
  async function accounts(): Promise<
    Map<string, Record<string, unknown> & { name: string; employees: number }>
  > {
    const { items } = await ask<{ items: { account_id: string; name: string; employees: number }[] }>(
      '/accounts?limit=200&sort=name',
    )
    return new Map(items.map(({ account_id: _, ...account }) => [account.name, account]))
  }
})
