import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { surveyPageWords } from '../../src/steps/identify/web/survey/words.ts'
import { words as identifyPages } from '../../src/steps/identify/web/words.ts'
import { worksheetPageWords } from '../../src/steps/identify/web/worksheet/words.ts'
import { words as identify } from '../../src/steps/identify/words.ts'
import { worksheetWords } from '../../src/steps/identify/worksheet/words.ts'
import { pageWords } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { becomeOwner, openPage } from './owner.ts'
import { profilePages } from './profile-pages.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([
  pageWords,
  web,
  identify,
  identifyPages,
  worksheetWords,
  worksheetPageWords,
  surveyPageWords,
])
const en = (key: string, params?: Record<string, unknown>) => speak('en', key, params)
const zh = (key: string, params?: Record<string, unknown>) => speak('zh', key, params)

let browser: Browser
let server: Server
/** Lin, who leads it, in English. */
let lin: Page
/** Wu of sales, in another browser, in Chinese. */
let wu: Page
let sheet: string
const problems: string[] = []

beforeAll(async () => {
  browser = await launch()
  server = await startServer()
  const english = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 1000 } })
  lin = await openPage(english, problems)
  await becomeOwner(lin, server, en)
  const link = await lin.evaluate(async () => {
    const body = JSON.stringify({ name: '吴敏', email: 'wu@talweg.test', role: 'sales' })
    const headers = { 'content-type': 'application/json' }
    return (await (await fetch('/api/v1/people', { method: 'POST', headers, body })).json()).invite_link
  })
  const chinese = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 1000 } })
  wu = await openPage(chinese, problems)
  await wu.goto(new URL(link, server.url).href)
  await wu.locator('input[type=password]').first().waitFor()
  for (const field of await wu.locator('input[type=password]').all())
    await field.fill('four plain words here')
  await wu.locator('button[type=submit]').click()
  await wu.getByRole('heading', { level: 1, name: zh('web.today.title') }).waitFor()
  for (const page of [lin, wu]) page.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const go = (page: Page, step: string) => page.goto(`${sheet}?step=${step}`)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

/** Takes out all criteria from a place on, so that there are few to answer. */
const dropFrom = (page: Page, place: number) =>
  page.evaluate(async (from) => {
    const path = `/api/v1${location.pathname.replace('/identify', '')}`
    const { criteria, seq } = await (await fetch(path)).json()
    for (const { criterion_id } of criteria.slice(from)) {
      const body = JSON.stringify({ seen: seq, said: { kind: 'dropped', criterion_id } })
      await fetch(`${path}/content`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    }
  }, place)

/** Answers every criterion: the first as said, the others as good. */
async function answer(page: Page, say: typeof en, first: string): Promise<void> {
  await go(page, 'agree')
  const rows = page.getByRole('table', { name: say('identify.web.sheet.alone') }).locator('tbody tr')
  await rows.first().waitFor()
  for (const [i, row] of (await rows.all()).entries()) {
    const stance = i === 0 ? first : 'good'
    await row
      .locator('.ant-segmented-item')
      .getByText(say(`identify.stance.${stance}`), { exact: true })
      .click()
    await row.getByText('–', { exact: true }).waitFor({ state: 'detached' })
  }
}

test('a worksheet begins from a template; what one writes the other sees', async () => {
  await lin.goto(`${server.url}/identify/worksheets`)
  await press(lin, en('identify.web.sheet.begin'))
  await lin.getByRole('dialog').getByLabel(en('identify.web.name')).fill('Gym chains')
  await lin.getByText(en('identify.web.sheet.template.gym_crm')).click()
  await press(lin, en('identify.web.sheet.begin_do'))
  await lin.getByRole('heading', { level: 1, name: 'Gym chains' }).waitFor()
  sheet = lin.url()
  await lookAt(lin, 'worksheet-write')

  await go(wu, 'write')
  await wu.getByText('Number of gyms', { exact: true }).waitFor()
  await dropFrom(lin, 3)
  await press(lin, en('identify.web.sheet.drop', { title: 'Number of gyms' }))
  await press(lin, en('identify.web.sheet.add'))
  const dialog = lin.getByRole('dialog')
  await dialog.getByLabel(en('identify.web.sheet.title'), { exact: true }).fill('They answer the phone')
  await press(lin, en('identify.web.sheet.save'))
  await wu.getByText('They answer the phone', { exact: true }).waitFor()
  const criteria = wu.getByRole('table', { name: zh('identify.sheet.criteria') })
  await criteria.getByText('Number of gyms', { exact: true }).waitFor({ state: 'detached' })
  await lookAt(wu, 'worksheet-write-zh')
})

test('a customer answers a survey by its link, without signing in; the team reads it', async () => {
  await go(lin, 'ask')
  await press(lin, en('identify.web.survey.begin'))
  const dialog = lin.getByRole('dialog')
  await dialog.getByLabel(en('identify.web.survey.title')).fill('How are we doing in 2026?')
  await dialog.getByRole('button', { name: en('identify.web.survey.begin') }).click()
  const link = (await dialog.getByText(/\/survey\?token=/).textContent()) ?? ''
  await dialog.getByRole('button', { name: en('identify.web.survey.done') }).click()

  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 400, height: 800 } })
  const customer = await openPage(context, problems)
  await customer.goto(link)
  await customer.getByRole('heading', { name: 'How are we doing in 2026?' }).waitFor()
  await customer.getByLabel(zh('identify.web.survey.likes')).fill('交货很快')
  await customer.getByRole('radio').first().check()
  await lookAt(customer, 'survey-zh')
  await press(customer, zh('identify.web.survey.send'))
  await customer.getByText(zh('identify.web.survey.thanks')).waitFor()
  await context.close()

  const survey = lin.getByRole('article', { name: 'How are we doing in 2026?' })
  await survey.getByText('交货很快').waitFor()
  await lookAt(lin, 'survey-answers')
})

test('each answers alone; only then they see where they differ', async () => {
  await go(lin, 'agree')
  await press(lin, en('identify.side.marketing'))
  await go(wu, 'agree')
  await press(wu, zh('identify.side.sales'))
  await answer(lin, en, 'must')
  await press(lin, en('identify.web.sheet.hand_in'))
  await lin.getByRole('heading', { name: en('identify.web.sheet.differ') }).waitFor()

  await answer(wu, zh, 'bad')
  const slider = wu.getByRole('slider').nth(1)
  for (let i = 0; i < 3; i++) await slider.press('ArrowRight')
  await wu.getByText('8', { exact: true }).waitFor()
  expect(await wu.getByText(zh('identify.web.sheet.differ'), { exact: true }).count()).toBe(0)
  await lookAt(wu, 'worksheet-alone-zh')
  await press(wu, zh('identify.web.sheet.hand_in'))
  await wu.getByRole('heading', { name: zh('identify.web.sheet.differ') }).waitFor()
  const first = (page: Page) => page.getByRole('article').first()
  await first(wu).getByText(zh('identify.web.sheet.contrary')).waitFor()
  await first(wu).getByRole('searchbox').fill('体育行业的预算太少')
  await first(wu).getByRole('searchbox').press('Enter')
  await first(lin).getByText('体育行业的预算太少').waitFor()
  await lookAt(lin, 'worksheet-differ')
})

test('what they settle and both sign is agreed on', async () => {
  for (const article of await lin.getByRole('article').all())
    await article.getByRole('button', { name: en('identify.web.sheet.settle'), exact: true }).click()
  await go(wu, 'sign')
  await press(wu, zh('identify.web.sheet.sign'))
  await wu.getByRole('button', { name: zh('identify.web.sheet.unsign') }).waitFor()
  await lookAt(wu, 'worksheet-sign-zh')
  await go(lin, 'sign')
  await press(lin, en('identify.web.sheet.sign'))
  await wu.getByText(zh('identify.sheet.status.agreed'), { exact: true }).waitFor()
  await lin.getByRole('heading', { name: /^Agreement 1, / }).waitFor()
  await lookAt(lin, 'worksheet-agreed')
})

profilePages(() => ({ server, lin, wu }))

test('nothing went wrong in the browsers', () => {
  expect(problems).toEqual([])
})
