import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { words as collectPages } from '../../src/steps/collect/web/words.ts'
import { trainingWords } from '../../src/steps/match/training/words.ts'
import { verdictWords } from '../../src/steps/match/verdicts/words.ts'
import { trainingPageWords } from '../../src/steps/match/web/training/words.ts'
import { verdictPageWords } from '../../src/steps/match/web/verdicts/words.ts'
import { words as matchPages } from '../../src/steps/match/web/words.ts'
import { pageWords as pages } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { becomeOwner, openPage } from './owner.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([
  pages,
  web,
  matchPages,
  collectPages,
  verdictWords,
  verdictPageWords,
  trainingWords,
  trainingPageWords,
])
const en = (key: string, params?: Record<string, unknown>) => speak('en', key, params)

const brands =
  'Torvane Mirrande Draxelun Fjellmor Halvikon Jorvanel Nystraken Oxburyan Prydanor Kwemorall Gwynelith Thalbrook Ulmadale Yarrikson Skovanter Brindlemo'.split(
    ' ',
  )
const cities = ['Lyon', 'Leeds', 'Milan', 'Osaka']
/** Of every second brand two firms in one town, which are just taken for one; the others have two in two towns. */
const accounts = brands.flatMap((brand, i) => [
  `${brand} Logistics,,${cities[i % 4]}`,
  i % 2 === 1 ? `${brand} Machinery,,${cities[i % 4]}` : `${brand} Foods,,${cities[(i + 1) % 4]}`,
])

let browser: Browser
let server: Server
let page: Page
const problems: string[] = []

beforeAll(async () => {
  browser = await launch()
  server = await startServer()
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } })
  page = await openPage(context, problems)
  page.setDefaultTimeout(60_000)
  await becomeOwner(page, server, en)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function look(name: string): Promise<void> {
  await lookAt(page, `weights-${name}`)
  expect(problems).toEqual([])
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const levels = () => page.getByRole('table', { name: en('match.web.weights') })

/** As the person who is signed in: rows of four accounts that were taken for one are firms of their own; until the base follows. */
const splitFour = () =>
  page.evaluate(async () => {
    const ask = async (path: string, body?: object) => {
      const answer = await fetch(`/api/v1${path}`, {
        method: body ? 'POST' : 'GET',
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json()
    }
    const { items } = await ask('/accounts?sort=name&limit=100')
    const joined = items.filter(({ records }: { records: number }) => records === 2)
    for (const { account_id } of joined.slice(0, 4)) {
      const rows = await ask(`/accounts/${account_id}/records`)
      const { job } = await ask('/verdicts', { verdict: 'split', records: [rows.items[1].record_id] })
      while ((await ask(`/jobs/${job.id}`)).finished_at === null)
        await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return joined.length
  })

test('where nothing was compared there is nothing to train', async () => {
  await page.goto(`${server.url}/data/weights`)
  await page.getByText(en('match.web.weights_empty')).waitFor()
  expect(await button(en('match.web.training.train')).count()).toBe(0)
  await look('empty')
})

test('weights are trained again by keyboard: what would change is seen first, and nothing is kept until somebody decides', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'talweg-weights-')), 'crm.csv')
  await writeFile(file, ['company name,website,city', ...accounts].join('\n'))
  await page.goto(`${server.url}/data/imports/new`)
  await page.locator('input[type=file]').setInputFiles([file])
  await page.getByRole('button', { name: /^Import .*row/ }).click()
  await page.getByRole('link', { name: en('collect.web.see_accounts') }).waitFor()
  expect(await splitFour()).toBe(8)

  await page.goto(`${server.url}/data/weights`)
  await page.getByText(/Verdicts that teach: 4/).waitFor()
  const before = await levels().textContent()
  await button(en('match.web.training.train')).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('table', { name: en('match.web.training.parted') }).waitFor()
  const rows = dialog.getByRole('table', { name: en('match.web.training.parted') }).getByRole('row')
  expect(await rows.count()).toBe(5)
  await look('preview')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.reload()
  await levels().waitFor()
  expect(await levels().textContent()).toBe(before)
})

test('the weights that were seen count from then on, as a version with author; it is taken back', async () => {
  await button(en('match.web.training.train')).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('table', { name: en('match.web.training.parted') }).waitFor()
  await dialog.getByRole('button', { name: en('match.web.training.use'), exact: true }).click()
  await page.getByText(/^Version 1 counts, kept by Lin Ops/).waitFor()
  await page.getByText(en('match.web.training.counts'), { exact: true }).waitFor()
  await look('version')
  await page.goto(`${server.url}/accounts`)
  await page.getByText('Thalbrook Machinery').waitFor()

  await page.goto(`${server.url}/data/weights`)
  await button(en('match.web.verdict.undo')).click()
  await page.getByText(/^Learned from/).waitFor()
  await button(en('match.web.training.use_version', { version: 1 })).waitFor()
  await page.getByRole('button', { name: en('web.table.detail') }).click()
  await page.getByRole('table', { name: en('match.training.version_of', { version: 1 }) }).waitFor()
  await look('taken-back')
})

test('weights that count are kept as they are, and let go of again', async () => {
  await button(en('match.web.training.keep')).click()
  await page.getByText(/^Version 2 counts/).waitFor()
  await button(en('match.web.training.from_rows')).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(en('match.web.training.nothing_moves')).waitFor()
  await dialog.getByText(en('match.training.no_change')).waitFor()
  await dialog.getByRole('button', { name: en('match.web.training.use'), exact: true }).click()
  await page.getByText(/^Learned from/).waitFor()
  expect(problems).toEqual([])
})
