import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { nameWords } from '../../src/steps/match/names/words.ts'
import { namePageWords } from '../../src/steps/match/web/names/words.ts'
import { pageWords as pages } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { becomeOwner, openPage } from './owner.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([pages, web, nameWords, namePageWords])
const en = (key: string, params?: Record<string, unknown>) => speak('en', key, params)
const pairs = `id,ours,theirs
1,北京宏远字节科技有限公司,宏远字节
2,Halberd Motors Company,Marrow Motors
3,"宏远电器有限公司上海分公司",宏远电器有限公司
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
  await becomeOwner(page, server, en)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('two names are taken apart and judged while they are typed', async () => {
  await page.goto(new URL('/data/names', page.url()).href)
  await page.getByRole('heading', { level: 1, name: en('match.web.names') }).waitFor()
  await page.getByText(en('match.web.names.none'), { exact: true }).waitFor()
  await page.getByLabel(en('match.web.names.a')).fill('北京宏远字节科技有限公司')
  await page.getByLabel(en('match.web.names.b')).fill('宏远字节')
  await page
    .getByRole('status')
    .filter({ hasText: en('match.names.verdict.same') })
    .waitFor()
  expect(await page.locator('.tw-name-parts').first().textContent()).toContain(
    `北京 ${en('match.names.part.region')}`,
  )
  await lookAt(page, 'names')
})

test('a sheet of pairs comes back with verdict, probability and reason', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'talweg-pairs-')), 'pairs.csv')
  await writeFile(file, pairs)
  await page.locator('input[type=file]').setInputFiles(file)
  const column = page.getByRole('combobox', { name: en('match.web.names.column_a') })
  await column.click()
  await page.locator('.ant-select-item-option[title=ours]').last().click()
  await page.getByRole('combobox', { name: en('match.web.names.column_b') }).click()
  await page.locator('.ant-select-item-option[title=theirs]').last().click()
  await page.getByRole('button', { name: en('match.web.names.save') }).click()
  const arrives = page.waitForEvent('download')
  await page.getByRole('link', { name: en('web.export.csv'), exact: true }).click()
  const lines = (await readFile(await (await arrives).path(), 'utf8')).trim().split('\n')
  expect(lines.map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
    `id,ours,theirs,${en('match.names.verdict')}`,
    `1,北京宏远字节科技有限公司,宏远字节,${en('match.names.verdict.same')}`,
    `2,Halberd Motors Company,Marrow Motors,${en('match.names.verdict.different')}`,
    `3,宏远电器有限公司上海分公司,宏远电器有限公司,${en('match.names.verdict.related')}`,
  ])
  expect(problems).toEqual([])
})
