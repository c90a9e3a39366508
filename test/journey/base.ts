import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { copyDecided, type Decided, type Lake, openLake } from '../../src/ground/lake/index.ts'
import type { State } from '../../src/ground/state/index.ts'
import {
  basisOf,
  createFacts,
  importFiles,
  type Kind,
  openFiles,
  openPreviews,
  type Previews,
  previewFiles,
  undoImport,
} from '../../src/steps/collect/index.ts'
import type { KeptPreview, KeptRow } from '../../src/steps/collect/preview/model.ts'
import type { Part } from '../../src/steps/collect/staging.ts'
import { createIdentify, refreshChangedFit, refreshFit } from '../../src/steps/identify/index.ts'
import { findConflicts, followEdits, matchDecisions, refreshMatch } from '../../src/steps/match/index.ts'
import { refreshSignals } from '../../src/steps/signals/index.ts'
import { type Dump, dumpTables } from '../support/dump.ts'

/** A CSV file in memory: the name decides the source, the header is one field of the dictionary per column. */
export type Sheet = Readonly<{
  name: string
  kind: Kind
  fields: readonly string[]
  rows: readonly string[][]
  day_first?: boolean[]
}>

/** Facts and what is made of them, without state, jobs and API: quick enough for properties over many histories. */
export type Base = Readonly<{
  lake: Lake
  /** Imports a file and gives its id. */
  take(sheet: Sheet): Promise<string>
  /** What `take` would do, in total and row by row; of a part of the sheet, or of all. */
  preview(
    sheet: Sheet,
    part?: Part,
  ): Promise<{
    counted: KeptPreview['files'][number]
    rows: KeptRow[]
    conflicts: (field?: string, after?: number) => ReturnType<Previews['conflicts']>
  }>
  undo(importId: string): Promise<void>
  /** Makes the derived tables of what is in force. @param rules version of the rules that they follow */
  refresh(rules?: number): Promise<void>
  /** Decides which source wins, or what is said by hand: all of it that is in force, in place of what was before. */
  decide(
    table: 'priorities' | 'edits' | 'answers' | 'reporting' | 'rates' | 'verdicts' | 'weights',
    rows: Decided['tables'][number]['rows'],
  ): void
  /** Follows decisions about single accounts and contacts, without making everything anew. */
  follow(): Promise<void>
  /** The derived tables, made anew. */
  dump(rules?: number): Promise<Dump>
}>

const at = '2026-11-01T09:00:00.000Z'

export async function withBase<T>(use: (base: Base) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-base-'))
  const lake = await openLake({ path: join(folder, 'lake.duckdb'), memory: '256MB', threads: 1 })
  const files = await openFiles(join(folder, 'files'))
  await lake.transaction(createFacts)
  const previews = await openPreviews(join(folder, 'previews'))
  let jobs = 0
  const work = {
    context: { today: at.slice(0, 10), region: 'CN' },
    signal: new AbortController().signal,
    report: () => {},
  }
  const planOf = async ({ name, kind, fields, rows, day_first }: Sheet) => {
    const text = [fields, ...rows].map((cells) => `${cells.map(cellOf).join(',')}\n`).join('')
    const file_id = await files.keep(
      (async function* () {
        yield Buffer.from(text)
      })(),
    )
    return { file_id, name, table: null, kind, fields: [...fields], ...(day_first ? { day_first } : {}) }
  }
  // Derived tables are made when they are looked at, which costs more than the import of a few rows.
  // Only the columns of the tables are looked at, never the state.
  let decided: Decided = {
    basis: '',
    tables: matchDecisions({} as State).map((table) => ({ table, rows: [] })),
  }
  const refresh = (rules = 1) =>
    lake.transaction(async (tx) => {
      await copyDecided(tx, decided)
      await refreshMatch(tx, { at, today: at.slice(0, 10), basis: await basisOf(tx), rules })
      await refreshSignals(tx)
      await createIdentify(tx)
      await refreshFit(tx)
    })
  try {
    return await use({
      lake,
      async take(sheet) {
        const request = { files: [await planOf(sheet)] }
        const [done] = await lake.transaction((tx) =>
          importFiles(tx, files, request, { ...work, id: `job ${jobs++}`, by: 'test', at }),
        )
        return done?.import_id ?? ''
      },
      async preview(sheet, part) {
        const request = { files: [await planOf(sheet)] }
        await refresh()
        const services = { lake, files, previews, conflicts: findConflicts }
        const { preview_id, files: previewed } = await previewFiles(services, request, work, part)
        const rows: KeptRow[] = []
        for await (const { row } of previews.rows(preview_id, { file: 0 })) rows.push(row)
        const [counted] = previewed
        if (counted === undefined) throw new Error('nothing was previewed')
        return {
          counted,
          rows,
          conflicts: (field, after) => previews.conflicts(preview_id, { file: 0, field }, after),
        }
      },
      async undo(importId) {
        await lake.transaction((tx) => undoImport(tx, importId, 'test', at))
      },
      refresh,
      decide(name, rows) {
        decided = {
          ...decided,
          tables: decided.tables.map((each) => (each.table.table === name ? { ...each, rows } : each)),
        }
      },
      follow: () =>
        lake.transaction(async (tx) => {
          await followEdits(tx, decided)
          await refreshChangedFit(tx)
        }),
      async dump(rules) {
        await refresh(rules)
        return dumpTables(lake)
      },
    })
  } finally {
    lake.close()
    await rm(folder, { recursive: true })
  }
}

const cellOf = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

// Few names, few domains and few ids, so that rows of different files meet, join and part.
const name = fc.constantFrom(
  'Acme',
  'Acme Ltd',
  'ACME Inc.',
  'Acme Group',
  'Globex',
  'Globex GmbH',
  'Initech',
  '华为技术',
  '華為技術有限公司',
  'Umbrella',
)
const domain = fc.constantFrom('acme.com', 'globex.com', 'initech.com', 'huawei.com', 'umbrella.org', '')
const maybe = <T>(value: fc.Arbitrary<T>, nothing: T) => fc.oneof(value, fc.constant(nothing))
const id = fc.integer({ min: 1, max: 5 }).map((n) => `A${n}`)
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-10-${String(n).padStart(2, '0')}`)
const phone = fc.constantFrom('13800138000', '13900139000', '+49 30 1234567')
const email = fc.constantFrom('li@acme.com', 'wang@globex.com', 'kim@initech.com', 'x@nowhere.org', '')

const sheetOf = (
  kind: Kind,
  names: readonly string[],
  columns: Readonly<Record<string, fc.Arbitrary<string>>>,
) =>
  fc
    .tuple(
      fc.constantFrom(...names),
      fc.array(fc.tuple(...Object.values(columns)), { minLength: 1, maxLength: 7 }),
    )
    .map(([file, rows]): Sheet => ({ name: file, kind, fields: Object.keys(columns), rows }))

/** Any file that somebody may import, of any kind. */
export const sheet: fc.Arbitrary<Sheet> = fc.oneof(
  {
    weight: 3,
    arbitrary: sheetOf('accounts', ['crm.csv', 'list.csv'], {
      name,
      domain,
      short_name: maybe(name, ''),
      industry: fc.constantFrom('Retail', 'Energy', '(Other)', ''),
      employees: fc.constantFrom('10', '200', '3000', ''),
    }),
  },
  {
    weight: 2,
    arbitrary: sheetOf('accounts', ['erp.csv'], {
      external_id: id,
      name,
      domain,
      city: fc.constantFrom('Berlin', 'İstanbul', ''),
    }),
  },
  {
    weight: 2,
    arbitrary: sheetOf('contacts', ['people.csv'], {
      full_name: fc.constantFrom('Li', 'Wang', 'Kim'),
      email,
      account_name: maybe(name, ''),
    }),
  },
  {
    weight: 3,
    arbitrary: sheetOf('opportunities', ['deals.csv', 'more deals.csv'], {
      external_id: fc.integer({ min: 1, max: 9 }).map((n) => `D${n}`),
      account_name: maybe(name, ''),
      account_external_id: maybe(id, ''),
      product: fc.constantFrom('GTX Pro', 'GTXPro', 'Basic', ''),
      stage: fc.constantFrom('Won', 'Lost', 'Open'),
      amount: fc.constantFrom('100', '2500.50', ''),
      created_on: day,
      closed_on: day,
    }),
  },
  {
    weight: 1,
    arbitrary: sheetOf('activities', ['calls.csv'], {
      occurred_on: day,
      type: fc.constantFrom('Meeting', 'Call', 'Demo request'),
      account_name: maybe(name, ''),
      contact_email: email,
    }),
  },
  {
    weight: 1,
    arbitrary: sheetOf('followers', ['fans.csv'], {
      external_id: id,
      nickname: fc.constantFrom('小李', 'Kim', '王_远航'),
      phone: maybe(phone, ''),
      email,
      account_name: maybe(name, ''),
      followed_on: day,
    }),
  },
  {
    weight: 1,
    arbitrary: sheetOf('members', ['group.csv'], {
      group_name: fc.constantFrom('用户群', ''),
      remark: fc.constantFrom('远航科技-张三-经理', 'Ann', '李四', ''),
      phone: maybe(phone, ''),
      joined_on: day,
    }),
  },
  {
    weight: 1,
    arbitrary: sheetOf('attendance', ['webinar.csv'], {
      event: fc.constantFrom('Launch', 'launch', ''),
      full_name: fc.constantFrom('Li', 'Wang', 'Kim', 'Ann'),
      email,
      phone: maybe(phone, ''),
      attended: fc.constantFrom('Yes', 'No', ''),
      joined_at: day.map((date) => `${date} 10:00`),
      minutes: fc.constantFrom('5', '60', ''),
    }),
  },
  {
    weight: 1,
    arbitrary: sheetOf('outcomes', ['calls done.csv'], {
      email,
      phone: maybe(phone, ''),
      outcome: fc.constantFrom('空号', 'No answer', '接通', '???'),
      occurred_on: day,
    }),
  },
  {
    weight: 1,
    arbitrary: sheetOf('purchases', ['contracts.csv'], {
      external_id: id,
      account_name: maybe(name, ''),
      product: fc.constantFrom('GTX Pro', 'Basic', ''),
      amount: fc.constantFrom('100', '2500.50', ''),
      ends_on: day,
    }),
  },
)
