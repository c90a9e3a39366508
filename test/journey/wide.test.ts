import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Imported, recogniseFile } from '../../src/steps/collect/index.ts'
import { withTalweg } from '../support/talweg.ts'

test('a survey of thousands of columns comes in, rows of another length and all', () =>
  withTalweg(async (talweg) => {
    const folder = await mkdtemp(join(tmpdir(), 'talweg-wide-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const questions = 1200
    const header = ['Account Name', 'Website', ...Array.from({ length: questions }, (_, i) => `Q${i + 1}`)]
    const rows = Array.from({ length: 30 }, (_, row) => {
      const answers = Array.from({ length: questions }, (_, i) => String((row * 7 + i) % 5))
      return [`Werk ${row}`, `werk${row}.com`, ...answers.slice(0, row === 9 ? questions - 3 : questions)]
    })
    const path = join(folder, 'survey.csv')
    await writeFile(path, `${[header, ...rows].map((cells) => cells.join(',')).join('\n')}\n`)
    const { tables } = await recogniseFile(talweg.api, path, (key) => key, { kind: 'accounts' })
    const { result } = await talweg.api.job('/imports', { files: tables.map(({ plan }) => plan) })
    const [done] = Imported.parse(result).imports
    expect(done?.counts).toMatchObject({ rows: 30, created: 29, refused: 1 })
    expect(await talweg.query('select count(*) as accounts from accounts')).toEqual([{ accounts: 29 }])
  }))
