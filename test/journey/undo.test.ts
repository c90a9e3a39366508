import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Base, type Sheet, sheet, withBase } from './base.ts'

/** Histories per property; the sum of all takes some seconds. */
const numRuns = Number(process.env.UNDO_RUNS ?? 2)

const histories = fc.array(sheet, { minLength: 1, maxLength: 3 })

async function takeAll(base: Base, sheets: readonly Sheet[]): Promise<string[]> {
  const ids: string[] = []
  for (const each of sheets) ids.push(await base.take(each))
  return ids
}

describe('undo', { timeout: 600_000 }, () => {
  test('of the newest import restores every derived table to the byte', () =>
    fc.assert(
      fc.asyncProperty(histories, sheet, (before, last) =>
        withBase(async (base) => {
          await takeAll(base, before)
          const dump = await base.dump()
          const id = await base.take(last)
          await base.undo(id)
          expect(await base.dump()).toEqual(dump)
        }),
      ),
      { numRuns },
    ))

  test('of an older import leaves what undoing it at once would have left, ids included', () =>
    fc.assert(
      fc.asyncProperty(histories, sheet, histories, async (before, middle, after) => {
        const late = await withBase(async (base) => {
          await takeAll(base, before)
          const id = await base.take(middle)
          await takeAll(base, after)
          await base.undo(id)
          return base.dump()
        })
        const early = await withBase(async (base) => {
          await takeAll(base, before)
          await base.undo(await base.take(middle))
          await takeAll(base, after)
          return base.dump()
        })
        expect(late).toEqual(early)
      }),
      { numRuns },
    ))

  test('of an older import leaves the companies, values and sums of a clean import of the rest', () =>
    fc.assert(
      fc.asyncProperty(histories, sheet, histories, async (before, middle, after) => {
        const undone = await withBase(async (base) => {
          await takeAll(base, before)
          const id = await base.take(middle)
          await takeAll(base, after)
          await base.undo(id)
          return companies(base)
        })
        const clean = await withBase(async (base) => {
          await takeAll(base, [...before, ...after])
          return companies(base)
        })
        expect(undone).toEqual(clean)
      }),
      { numRuns },
    ))

  test('of everything leaves nothing', () =>
    fc.assert(
      fc.asyncProperty(histories, (sheets) =>
        withBase(async (base) => {
          for (const id of await takeAll(base, sheets)) await base.undo(id)
          const { 'match.as_of': asOf, ...dump } = await base.dump()
          expect(Object.values(dump).join('')).toBe('')
          expect(asOf).toBe('{"as_of":null}')
        }),
      ),
      { numRuns: Math.ceil(numRuns / 3) },
    ))
})

describe('importing the same file again', { timeout: 600_000 }, () => {
  test('changes no derived table, whatever came between', () =>
    fc.assert(
      fc.asyncProperty(histories, fc.nat(2), (sheets, which) =>
        withBase(async (base) => {
          await takeAll(base, sheets)
          // A file that another of the same source has changed since brings its old values back: that is no repetition.
          const again = sheets.findLast((_, i) => i <= which) ?? sheets[0]
          const isNewest = again && sheets.findLast(({ name }) => name === again.name) === again
          if (!again || !isNewest) return
          const dump = await base.dump()
          await base.take(again)
          expect(await base.dump()).toEqual(dump)
        }),
      ),
      { numRuns },
    ))

  test('every account id goes on answering; accounts that only grow or join keep the oldest', () =>
    fc.assert(
      fc.asyncProperty(histories, histories, (before, after) =>
        withBase(async (base) => {
          await takeAll(base, before)
          const old = await accounts(base)
          await takeAll(base, after)
          const now = await accounts(base)
          const living = new Map([...now].flatMap(([id, records]) => records.map((record) => [record, id])))
          // A row that says another name than before may leave its account; then ids may move with it.
          const isWhole = (records: readonly string[]) =>
            new Set(records.map((record) => living.get(record))).size === 1
          for (const [id, records] of now) {
            const parts = [...old].filter(([, part]) => part.some((record) => records.includes(record)))
            if (parts.length > 0 && parts.every(([, part]) => isWhole(part)))
              expect(parts.map(([part]) => part)).toContain(id)
          }
          // The row of a company stays; a mention is gone when the row that made it says something else.
          const rows = await base.lake.readText(
            `select 'acc_' || record_id as id from collect.current_accounts`,
          )
          expect(rows.filter(({ id }) => !living.has(String(id)))).toEqual([])
        }),
      ),
      { numRuns },
    ))
})

/** Accounts by id, each with its records as ids. */
async function accounts(base: Base): Promise<Map<string, string[]>> {
  await base.refresh()
  const rows = await base.lake.readText(
    `select account_id, 'acc_' || record_id as record from match.account_records`,
  )
  return new Map(
    [...Map.groupBy(rows, ({ account_id }) => String(account_id))].map(([id, own]) => [
      id,
      own.map(({ record }) => String(record)),
    ]),
  )
}

/**
 * The account base without what depends on which record came first, which is the id, the name and the order of
 * words to search by: every account is named by its records.
 */
async function companies(base: Base): Promise<unknown> {
  await base.refresh()
  const records = await base.lake.readText('select account_id, record_id, is_row from match.account_records')
  const names = new Map(
    [...Map.groupBy(records, ({ account_id }) => String(account_id))].map(([id, own]) => [
      id,
      own
        .map(({ record_id, is_row }) => `${record_id} ${is_row}`)
        .sort()
        .join('+'),
    ]),
  )
  const tables = ['accounts', 'contacts', 'opportunities', 'activities', 'products', 'as_of']
  const all = tables.map(async (table) => {
    const rows = await base.lake.readText(`select * from match.${table}`)
    return rows
      .map(({ account_id, search, sort_name, ...row }) =>
        JSON.stringify({
          ...row,
          ...(table === 'accounts' ? { name: null } : {}),
          account: names.get(String(account_id)) ?? null,
        }),
      )
      .sort()
  })
  return Promise.all(all)
}
