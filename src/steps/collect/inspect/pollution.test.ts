import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTextTable, scoreFolder } from '../../../../test/support/pollock.ts'
import { slip, spoil, table, write, writing } from '../../../../test/support/pollute.ts'
import { sharedData, testWithSharedData } from '../../../../test/support/shared-data.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-polluted-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(bytes: Uint8Array | string) {
  const path = join(folder, 'polluted')
  await writeFile(path, bytes)
  const { header, rows, problems } = await readTextTable(path)
  return { header: header.names, rows, problems }
}

describe('any table, written in any way', () => {
  test('reads as it was meant, and nothing of it is refused', async () => {
    await fc.assert(
      fc.asyncProperty(table, writing, async (meant, how) => {
        const { bytes, dialect } = write(meant, how)
        const { header, rows, problems } = await read(bytes)
        const refused = problems.filter(({ severity }) => severity !== 'left_out')
        expect({ dialect, header, rows, refused }).toEqual({ dialect, ...meant, refused: [] })
      }),
      { numRuns: 60 },
    )
  })

  test('with a slip in one row: the others stay, and the row is right or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        slip,
        fc.nat(),
        fc.nat({ max: 7 }),
        async ({ header, rows }, what, place, at) => {
          const plain = rows.map((row) => row.map((cell) => cell.replaceAll(/["\t;|]/g, '')))
          const spoilt = place % plain.length
          const lines = plain.map((row, index) => (index === spoilt ? spoil(row, what, at) : row.join(';')))
          const found = await read([header.join(';'), ...lines].join('\n'))
          const others = plain.filter((_, index) => index !== spoilt)
          const isRead = found.rows.length === plain.length
          const kept = isRead ? found.rows.filter((_, index) => index !== spoilt) : found.rows
          expect({ what, at, kept }).toEqual({ what, at, kept: others })
          const said = found.problems.map(({ line }) => line)
          if (!isRead) expect(said).toEqual([spoilt + 2])
        },
      ),
      { numRuns: 100 },
    )
  })
})

describe('public collections', () => {
  testWithSharedData(
    'csv-polluted',
    'each third of the polluted files, scored as their authors do, is at least 9.95 of 10',
    async () => {
      const scores = await scoreFolder(sharedData('csv-polluted'), 3)
      const total = scores.reduce((sum, { score }) => sum + score, 0) / scores.length
      expect(scores.filter(({ success }) => success < 1)).toEqual([])
      expect(total).toBeGreaterThan(9.95)
    },
  )
})
