import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'

const root = join(import.meta.dirname, '../../../shared/data')

/** The path of a file or folder of the public test data that lie beside the checkout (`../shared/data`). */
export function sharedData(...parts: string[]): string {
  return join(root, ...parts)
}

/**
 * A test that needs a folder of the public test data. Without the folder it is skipped under a name that
 * says so; with `CI` set it fails instead, so that nothing is left out unseen.
 */
export function testWithSharedData(folder: string, name: string, run: () => void | Promise<void>): void {
  if (existsSync(sharedData(folder))) {
    test(name, run)
  } else if (process.env.CI) {
    test(name, () => {
      throw new Error(`needs ../shared/data/${folder} beside the checkout, which is not there`)
    })
  } else {
    test.skip(`${name} (left out: ../shared/data/${folder} is not there)`, run)
  }
}
