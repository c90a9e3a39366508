import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const axe = join(import.meta.dirname, '..', '..', 'node_modules', 'axe-core', 'axe.min.js')
const shots = join(import.meta.dirname, '..', 'shots')

/** Looks at a page: a picture for people, axe for those who cannot see it, and no word without a translation. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('.ant-skeleton, .ant-spin-spinning') === null)
  if (!process.env.CI) await page.screenshot({ path: join(shots, `${name}.png`) })
  // Playwright's addScriptTag is refused by the strict content security policy; evaluate is not.
  await page.evaluate(await readFile(axe, 'utf8'))
  // What is wrong for a moment only, while something opens or goes, is nothing that anybody meets. A look at a page of thousands of lines takes seconds.
  await expect.poll(() => violationsOf(page), { message: name, timeout: 60_000 }).toEqual([])
  expect(await page.locator('body').textContent(), name).not.toMatch(
    /\b(collect|match|identify|web)\.[a-z_]+\.[a-z_.]+/,
  )
}

const violationsOf = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
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
