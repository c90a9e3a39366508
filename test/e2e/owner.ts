import type { BrowserContext, Page } from 'playwright-core'
import type { Server } from './server.ts'

type Say = (key: string, params?: Record<string, unknown>) => string

/** Opens the one-time link and becomes the owner of the house, as everybody does first. */
export async function becomeOwner(page: Page, { setupLink }: Server, say: Say): Promise<void> {
  await page.goto(setupLink)
  await page.getByLabel(say('web.name')).fill('Lin Ops')
  await page.getByLabel(say('web.email')).fill('lin@talweg.test')
  for (const field of await page.locator('input[type=password]').all())
    await field.fill('four plain words here')
  await page.getByRole('button', { name: say('web.setup.do') }).click()
  await page.getByRole('heading', { level: 1, name: say('web.today.title') }).waitFor()
}

/** A page that notes what goes wrong in the browser; requests that are refused on purpose do not count. */
export async function openPage(context: BrowserContext, problems: string[]): Promise<Page> {
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[0149]/.test(message.text()))
      problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  return page
}
