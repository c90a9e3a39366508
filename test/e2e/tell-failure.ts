import { afterEach } from 'vitest'
import { launched } from './browser.ts'

// What stood on the open pages when a test failed: a browser far away leaves nothing else.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const page of launched.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages()))
    process.stderr.write(`${task.name}: ${page.url()}\n${await page.locator('body').ariaSnapshot()}\n`)
})
