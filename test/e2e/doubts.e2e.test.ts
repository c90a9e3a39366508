import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { words as collectPages } from '../../src/steps/collect/web/words.ts'
import { verdictWords } from '../../src/steps/match/verdicts/words.ts'
import { words as valuePages } from '../../src/steps/match/web/values/words.ts'
import { verdictPageWords } from '../../src/steps/match/web/verdicts/words.ts'
import { words as matchPages } from '../../src/steps/match/web/words.ts'
import { words as match } from '../../src/steps/match/words.ts'
import { pageWords as pages } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { becomeOwner, openPage } from './owner.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([
  pages,
  web,
  match,
  matchPages,
  valuePages,
  collectPages,
  verdictWords,
  verdictPageWords,
])
const en = (key: string, params?: Record<string, unknown>) => speak('en', key, params)
const accounts = `company name,short name,website,city,parent company,采购模式
北京云帆科技有限公司,,yunfan.cn,北京,,集采
上海云帆科技有限公司,,,上海,,
云帆冷链有限公司,,lenglian.example,青岛,北京云帆科技有限公司,分采
Quill Systems,Quill,quill.example,Oslo,,
Quill Foods,Quill,quillfoods.example,Rome,,
Quill Paper,Quill,quillpaper.example,Bonn,,
Marrow Mills Ltd,,marrow.example,Cork,,
Marrow Mills Ltd Galway Branch,,,Galway,,
`
const contacts = `contact id,name,company,email,mobile,job title
1,Tom Fox,Quill Foods,tom.fox@quillfoods.example,,Engineer
2,Tom Fox,Quill Foods,tomfox2@quillfoods.example,,Engineer
3,王小明,云帆冷链有限公司,xiaoming.wang@lenglian.example,13912340001,采购总监
4,王小明,云帆冷链有限公司,wangxm@lenglian.example,,采购总监
`

let browser: Browser
let server: Server
let page: Page
const problems: string[] = []

beforeAll(async () => {
  browser = await launch()
  server = await startServer()
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } })
  page = await openPage(context, problems)
  // What was said shows once the account base is made anew, which takes a while on a busy machine.
  page.setDefaultTimeout(60_000)
  await becomeOwner(page, server, en)
  const folder = await mkdtemp(join(tmpdir(), 'talweg-doubts-'))
  const files = ['crm.csv', 'people.csv'].map((name) => join(folder, name))
  await writeFile(files[0] ?? '', accounts)
  await writeFile(files[1] ?? '', contacts)
  await page.goto(`${server.url}/data/imports/new`)
  await page.locator('input[type=file]').setInputFiles(files)
  await page.getByRole('button', { name: /^Import .*row/ }).click()
  await page.getByRole('link', { name: en('collect.web.see_accounts') }).waitFor({ timeout: 60_000 })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function look(name: string): Promise<void> {
  await lookAt(page, `doubts-${name}`)
  expect(problems).toEqual([])
}

/** Waits until the account base follows: a page that was opened in between shows it as it was. */
async function untilShown(wanted: Locator): Promise<void> {
  const shownAnew = async () => {
    await page.reload({ waitUntil: 'networkidle' })
    return wanted.count()
  }
  await expect.poll(shownAnew, { timeout: 60_000 }).toBeGreaterThan(0)
}

const status = () => page.getByRole('status').first()
const shown = () => page.locator('.tw-doubt-sides a').allTextContents()

test('pairs in doubt are decided by keyboard alone, and taken back', async () => {
  await page.goto(`${server.url}/data/doubts`)
  await page.locator('.tw-doubt').waitFor()
  await look('queue')
  const first = await shown()
  await page.keyboard.press('ArrowRight')
  expect(await shown()).not.toEqual(first)
  await page.keyboard.press('ArrowLeft')
  expect(await shown()).toEqual(first)
  await page.keyboard.press('s')
  await status()
    .getByText(en('match.web.queue.said.merge', { a: first[0], b: first[1] }))
    .waitFor()
  const second = await shown()
  expect(second).not.toEqual(first)
  await page.keyboard.press('n')
  await status()
    .getByText(en('match.web.queue.said.apart', { a: second[0], b: second[1] }))
    .waitFor()
  await page.keyboard.press('u')
  await status()
    .getByText(en('match.web.queue.said.undone', { a: second[0], b: second[1] }))
    .waitFor()
  expect(await shown()).toEqual(second)
  await page.keyboard.press('n')
  await page.keyboard.press('r')
  await page.keyboard.press('n')
  await page.getByText(en('match.web.queue.none')).waitFor()
  await look('queue-empty')
})

test('what was said stands in the list with author, and is taken back there', async () => {
  await page.goto(`${server.url}/data/verdicts`)
  await page.getByRole('table').waitFor()
  await page.getByText('Lin Ops').first().waitFor()
  await look('verdicts')
  const undo = page.getByRole('button', { name: en('match.web.verdict.undo') })
  const before = await undo.count()
  await undo.first().click()
  await expect.poll(() => undo.count(), { timeout: 30_000 }).toBe(before - 1)
})

test('an account says why its rows are one, and a row is split off there', async () => {
  await page.goto(`${server.url}/data/verdicts`)
  await page
    .getByRole('row')
    .filter({ hasText: en('match.verdict.merge') })
    .getByRole('link')
    .first()
    .click()
  const why = page.getByRole('region', { name: en('match.web.why') })
  await why.waitFor()
  await untilShown(why.getByText(/Lin Ops said so/))
  // Whoever is only named by a contact may stand below it.
  const joined = why.getByRole('row').filter({ hasText: /Lin Ops said so/ })
  await joined.getByRole('button', { name: en('web.table.detail') }).click()
  await page.locator('.tw-side-by-side').waitFor()
  await look('why')
  await joined.getByRole('checkbox').check()
  await why.getByRole('button', { name: en('match.web.verdict.split_button') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(en('match.web.verdict.reason')).fill('two firms')
  await look('split')
  await dialog.getByRole('button', { name: en('match.web.verdict.split_do') }).click()
  await why.getByText(/Lin Ops said so/).waitFor({ state: 'detached', timeout: 30_000 })
})

test('a group is a tree on the page of each of its accounts, and a part is put under it by hand', async () => {
  await page.goto(`${server.url}/accounts?q=${encodeURIComponent('冷链')}`)
  await page.getByRole('link', { name: '云帆冷链有限公司' }).click()
  const group = page.getByRole('region', { name: en('match.web.group') })
  await group.getByRole('link', { name: '北京云帆科技有限公司' }).click()
  await group.getByText('分采').waitFor()
  await page.getByRole('button', { name: en('match.web.verdict.related_button') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(en('match.web.verdict.other')).fill('quill foods')
  await page.getByTitle(/^Quill Foods · /).click()
  await look('related')
  await dialog.getByRole('button', { name: en('match.web.verdict.related_do') }).click()
  await group.getByRole('link', { name: 'Quill Foods' }).waitFor()
  await look('group')
  await group
    .getByRole('button', { name: en('match.web.group.part_with', { name: '北京云帆科技有限公司' }) })
    .click()
  await group.getByRole('link', { name: 'Quill Foods' }).waitFor({ state: 'detached', timeout: 30_000 })
})

test('a branch stands under the company whose name it bears, until somebody says that it is no part of it', async () => {
  await page.goto(`${server.url}/accounts?q=marrow`)
  await page.getByRole('link', { name: 'Marrow Mills Ltd', exact: true }).click()
  const group = page.getByRole('region', { name: en('match.web.group') })
  await group.getByText(en('match.group.by_name')).waitFor()
  await look('branch')
  await group
    .getByRole('button', { name: en('match.web.group.no_part', { name: 'Marrow Mills Ltd Galway Branch' }) })
    .click()
  await group.waitFor({ state: 'detached', timeout: 30_000 })
  await page.goto(`${server.url}/data/verdicts`)
  const said = page.getByRole('row').filter({ hasText: en('match.verdict.none') })
  await said.getByRole('button', { name: en('match.web.verdict.undo') }).click()
  await said.getByRole('button', { name: en('match.web.verdict.undo') }).waitFor({ state: 'detached' })
  await page.goto(`${server.url}/accounts?q=marrow`)
  await page.getByRole('link', { name: 'Marrow Mills Ltd', exact: true }).click()
  await untilShown(group.getByRole('link', { name: 'Marrow Mills Ltd Galway Branch' }))
})

test('people in doubt are decided by keyboard too, in either language, and what was said is taken back', async () => {
  await page.goto(`${server.url}/accounts?q=${encodeURIComponent('冷链')}`)
  await page.getByRole('link', { name: '云帆冷链有限公司' }).click()
  await page.getByText(en('match.web.people_queue.of_account', { count: 1, pairs: 1 })).waitFor()
  await page.goto(`${server.url}/data/doubts`)
  await page.getByRole('button', { name: en('match.web.about.contact') }).click()
  await page.getByRole('heading', { level: 1, name: en('match.web.people_queue') }).waitFor()
  await page.locator('.tw-doubt').waitFor()
  await look('people')
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('heading', { level: 1, name: speak('zh', 'match.web.people_queue') }).waitFor()
  await look('people-zh')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: en('match.web.people_queue') }).waitFor()
  const [a, , b] = await shown()
  await page.keyboard.press('s')
  await status().getByText(en('match.web.people_queue.said.merge', { a, b })).waitFor()
  await page.keyboard.press('n')
  await page.getByText(en('match.web.people_queue.none'), { exact: true }).waitFor()
  await look('people-empty')
  await page.keyboard.press('u')
  await page.locator('.tw-doubt').waitFor()
  await page.keyboard.press('n')
  await page.getByRole('link', { name: en('match.web.weights') }).click()
  await page.getByText(en('match.web.people_weights_lead')).waitFor()
  await page.getByRole('table', { name: en('match.web.weights') }).waitFor()
  await look('people-weights')
  await page.goto(`${server.url}/data/verdicts`)
  await page.getByText(en('match.verdict.merge_people'), { exact: true }).first().waitFor()
})

test('a row of a person is moved to another contact, on the page of the account', async () => {
  await page.goto(`${server.url}/accounts?q=${encodeURIComponent('冷链')}`)
  await page.getByRole('link', { name: '云帆冷链有限公司' }).click()
  const contacts = page.getByRole('region', { name: en('match.column.contacts'), exact: true })
  await contacts
    .getByRole('button', { name: en('web.table.detail') })
    .first()
    .click()
  const rows = contacts.getByRole('table', { name: en('match.web.person_rows', { name: '王小明' }) })
  await rows.getByRole('checkbox').last().check()
  await contacts.getByRole('button', { name: en('match.web.verdict.move_button') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(en('match.web.verdict.other_people')).fill('tom')
  await page
    .getByTitle(/^Tom Fox · Quill Foods/)
    .first()
    .click()
  await dialog.getByLabel(en('match.web.verdict.reason')).fill('typed by him')
  await look('person-move')
  await dialog.getByRole('button', { name: en('match.web.verdict.move_do'), exact: true }).click()
  await rows.getByRole('checkbox').last().waitFor({ state: 'detached' })
  await look('person-moved')
})
