import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeReport } from '../../src/app/report/index.ts'
import { sampleData, sayIn, type Wish } from '../../src/app/report/report.fixture.ts'
import { languages } from '../../src/ground/kernel/index.ts'
import { launch } from './browser.ts'

const address = 'http://report.test/'
/** Width of the text on A4 in the pixels of CSS. */
const a4Width = Math.round(((210 - 2 * 14) / 25.4) * 96)
const longWord = 'Donaudampfschifffahrtsgesellschaft'.repeat(5)

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

/** Opens a report as a browser does, and tells what it asked for and complained of. */
async function open(
  wish: Wish,
  language: 'en' | 'zh',
  options: BrowserContextOptions,
  look: (page: Page, heard: string[]) => Promise<void>,
): Promise<void> {
  const body = writeReport(sampleData(wish), language, sayIn(language))
  const context = await browser.newContext(options)
  const heard: string[] = []
  await context.route('**', (route) => {
    if (route.request().url() === address) return route.fulfill({ contentType: 'text/html', body })
    heard.push(`asked for ${route.request().url()}`)
    return route.abort()
  })
  const page = await context.newPage()
  page.on('console', (message) => heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(String(error)))
  page.on('dialog', (dialog) => {
    heard.push(`dialog ${dialog.message()}`)
    return dialog.dismiss()
  })
  await page.goto(address)
  await look(page, heard)
  await context.close()
}

/** Elements whose content is wider than they are, or than the page. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main *')]
      .filter((element) => !element.closest('svg') && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => element.clientWidth > 0)
      .map((element) => `${element.tagName} ${element.className} ${element.scrollWidth}`),
  )

describe('the report in a browser', () => {
  test('texts of the data stay texts, and nothing is asked for', async () => {
    const attack = `</title></style><script>alert(1)</script><img src="${address}x" onerror="alert(2)">"'><!--`
    await open({ text: (text) => `${attack}${text}` }, 'en', {}, async (page, heard) => {
      expect(await page.title()).toBe(`${attack}Sample company · Talweg`)
      expect(await page.locator('h1').textContent()).toBe(`${attack}Sample company`)
      expect(await page.locator('script, img, [onerror]').count()).toBe(0)
      expect(await page.locator('.targets tbody tr:not(.tier)').count()).toBe(12)
      expect(heard).toEqual([])
    })
  })

  test('its own style is in force, light and dark', async () => {
    const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await open({}, 'en', { colorScheme: 'light' }, async (page) => {
      expect(await ground(page)).toBe('rgb(255, 255, 255)')
    })
    await open({}, 'zh', { colorScheme: 'dark' }, async (page) => {
      expect(await ground(page)).toBe('rgb(18, 24, 31)')
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await ground(page)).toBe('rgb(255, 255, 255)')
    })
  })

  test('is accessible in both languages and both lights', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    for (const language of languages)
      for (const colorScheme of ['light', 'dark'] as const)
        await open({}, language, { colorScheme, bypassCSP: true }, async (page) => {
          await page.evaluate(axe)
          const found = await page.evaluate(
            'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes.map(({ html }) => html).join(" ")))',
          )
          expect(found).toEqual([])
        })
  })

  test('fits a telephone and a desk, whatever the names', async () => {
    for (const width of [360, 1200])
      for (const wish of [{}, { signal: false, text: (text: string) => `${longWord}${text}` }])
        await open(wish, 'en', { viewport: { width, height: 900 } }, async (page) => {
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        })
  })

  test('prints on A4 without cutting anything off', async () => {
    for (const language of languages)
      for (const wish of [{ targets: 100 }, { signal: false, text: (text: string) => `${longWord}${text}` }])
        await open(wish, language, { viewport: { width: a4Width, height: 1000 } }, async (page) => {
          await page.emulateMedia({ media: 'print' })
          expect(await cutOff(page)).toEqual([])
          const pdf = await page.pdf({ preferCSSPageSize: true })
          expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
        })
  })
})
