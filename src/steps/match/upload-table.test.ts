import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Api, Command } from '../../ground/edge/index.ts'
import { dedupeCommands } from './dedupe/commands.ts'
import { nameCommands } from './names/commands.ts'

/** Nothing may be sent before what was asked for is known to be possible. */
const silent = new Proxy({} as Api, {
  get() {
    throw new Error('something was sent')
  },
})
const input = { words: ['rows/sheet.csv'], standardInput: () => Readable.from([]) }
const run = (commands: readonly Command[], verb: string, options: Record<string, string>) =>
  commands.find((each) => each.verb === verb)?.run(silent, { ...input, options }, (key) => key)

test('what a tool finds never takes the place of the sheet itself', async () => {
  const itself = { code: 'match.sheet_itself' }
  await expect(run(dedupeCommands, 'dedupe', { out: 'rows/sheet.csv' })).rejects.toMatchObject(itself)
  await expect(run(dedupeCommands, 'dedupe', { out: 'rows/../rows/sheet.csv' })).rejects.toMatchObject(itself)
  const pairs = { a: 'A', b: 'B', out: './rows/sheet.csv' }
  await expect(run(nameCommands, 'match pairs', pairs)).rejects.toMatchObject(itself)
  await expect(run(dedupeCommands, 'dedupe', { out: 'rows/other.csv' })).rejects.toThrow('something was sent')
})

test('what a row is has to be something that can be told apart', async () => {
  await expect(run(dedupeCommands, 'dedupe', { as: 'persons' })).rejects.toMatchObject({
    code: 'match.dedupe.as_unknown',
    params: { as: 'persons', known: 'accounts, contacts' },
  })
})
