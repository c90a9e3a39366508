import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { mixedColumns, mixedRecords } from '../../bench/mixed-records.ts'
import { dumpTables } from '../support/dump.ts'
import { type Base, type Sheet, withBase } from './base.ts'

/** Histories, each of some seconds; `HISTORIES=20` tries that many. */
const numRuns = Number(process.env.HISTORIES ?? 1)

const Weighed = z.object({ comparison: z.string(), level: z.string(), weight: z.int() })

const fields = mixedColumns.map((column) => (column === 'website' ? 'domain' : column))

/** So many records at first: with fewer, all of them are compared anew. */
const fewest = 700

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ rows: fc.integer({ min: 1, max: 15 }), file: fc.integer({ min: 0, max: 2 }) }),
    },
    { weight: 1, arbitrary: fc.constant('undo' as const) },
    {
      weight: 2,
      arbitrary: fc.record({
        verdict: fc.constantFrom('merge', 'apart', 'split'),
        at: fc.nat(),
        other: fc.nat(),
      }),
    },
    { weight: 1, arbitrary: fc.constant('recant' as const) },
    { weight: 1, arbitrary: fc.record({ edited: fc.nat() }) },
  ),
  { minLength: 4, maxLength: 6 },
)

/** Tables with numbers of rows, which follow from the order in which they came, or with what was true when all was last found anew. */
const followed = [
  ...['evidence', 'keys', 'row_accounts', 'node_rows'],
  ...['matched', 'learned', 'weights', 'training', 'vocabulary'],
]

/** All that is made of the rows, by their ids. */
async function found({ lake }: Base) {
  const tables = {
    evidence:
      'select record_id, name, domain, credit_code, phone, place, address, industry from match.evidence',
    keys: 'select k.of_comparison, k.hash, e.record_id from match.keys k left join match.evidence e on e.row_number = k.row_number',
    learned: "select * from match.learned where what <> 'joined'",
    weights: 'select comparison, level, weight from match.weights',
    verdicts: 'select verdicts from match.training',
    row_accounts:
      'select e.record_id, r.account_id from match.row_accounts r left join match.evidence e on e.row_number = r.row_number',
    node_rows:
      'select n.node_hash, e.record_id from match.node_rows n left join match.evidence e on e.row_number = n.row_number',
  }
  const said: Record<string, string | string[]> = await dumpTables(lake)
  for (const name of followed) delete said[`match.${name}`]
  for (const [name, text] of Object.entries(tables))
    said[name] = (await lake.readText(text)).map((row) => JSON.stringify(row)).sort()
  return said
}

test(
  'rows that join by kept weights come where finding everything anew by the same weights puts them',
  { timeout: 1_200_000 },
  () =>
    fc.assert(
      // With one word in every name that key is left out, and the next ones are as large as a block may be: each row more crosses that line.
      fc.asyncProperty(fc.integer(), fc.boolean(), steps, (seed, isCrowded, history) =>
        withBase((joining) =>
          withBase(async (anew) => {
            const rows = [...mixedRecords(fewest + 300, seed)].map(({ cells: [name, ...cells] }) => [
              isCrowded && name !== '' ? `${name} Quorum` : name,
              ...cells,
            ])
            const sheets = ['crm.csv', 'list.csv', 'fair.csv']
            const sheetOf = (file: number, from: number, until: number): Sheet => ({
              name: sheets[file] ?? '',
              kind: 'accounts',
              fields: file === 2 ? [...fields, 'short_name'] : fields,
              rows: rows
                .slice(from, until)
                .map((cells, i) =>
                  file === 2 ? [...cells, i % 3 === 0 ? (rows[from + i + 1]?.[0] ?? '') : ''] : cells,
                ),
            })
            let rules = 2
            let joined = 0
            const same = async () => {
              await joining.lake.transaction((tx) => tx.runText('update match.training set pairs = 77'))
              await joining.refresh(1)
              await anew.refresh(rules++)
              expect(await found(joining)).toEqual(await found(anew))
              const [training] = await joining.lake.readText('select pairs from match.training')
              joined += Number(Number(training?.pairs) === 77)
            }
            const imports: [string, string][] = []
            const take = async (sheet: Sheet) => {
              imports.push([await joining.take(sheet), await anew.take(sheet)])
            }
            await take(sheetOf(0, 0, fewest))
            await take({
              name: 'people.csv',
              kind: 'contacts',
              fields: ['full_name', 'email', 'account_name'],
              rows: rows
                .filter((_, i) => i % 20 === 0)
                .map(([name = '', ...cells], i) => [
                  `Ann Example${i}`,
                  i % 2 === 0 ? `ann${i}@${cells[fields.indexOf('domain') - 1] || 'example.com'}` : '',
                  name,
                ]),
            })
            await joining.refresh(1)
            const weights = (await joining.lake.readText('select * from match.weights')).map((row) =>
              Weighed.parse(row),
            )
            for (const base of [joining, anew]) {
              base.decide(
                'weights',
                weights
                  .filter(({ comparison }) => comparison !== 'threshold')
                  .map((each) => ({ version: 1, ...each })),
              )
              await base.refresh(1)
            }
            const said = new Map<number, Parameters<Base['decide']>[1]>()
            const edits: Parameters<Base['decide']>[1][number][] = []
            let from = fewest
            for (const [seq, step] of history.entries()) {
              if (step === 'undo') {
                const last = imports.length > 1 ? imports.pop() : undefined
                if (last) {
                  await joining.undo(last[0])
                  await anew.undo(last[1])
                }
              } else if (step === 'recant') said.delete([...said.keys()][0] ?? -1)
              else if ('edited' in step) {
                const [record] = await joining.lake.readText(
                  `select record_id from match.account_records order by record_id limit 1 offset ${step.edited % fewest}`,
                )
                const record_id = String(record?.record_id)
                for (const field of ['name', 'employees'])
                  edits.push({
                    subject: 'account',
                    record_id,
                    action: 'set',
                    field,
                    value: '77',
                    seq: seq + 1,
                  })
              } else if ('verdict' in step) {
                const records = await joining.lake.readText(
                  step.verdict === 'split'
                    ? 'select record_id from match.account_records where account_id in (select account_id from match.accounts where records > 1) order by record_id'
                    : 'select record_id from match.account_records order by record_id',
                )
                const idAt = (at: number) => String(records[at % records.length]?.record_id)
                said.set(seq + 1, [
                  {
                    seq: seq + 1,
                    verdict: step.verdict,
                    relation: null,
                    side: 'one',
                    record_id: idAt(step.at),
                  },
                  ...(step.verdict === 'split'
                    ? []
                    : [
                        {
                          seq: seq + 1,
                          verdict: step.verdict,
                          relation: null,
                          side: 'other',
                          record_id: idAt(step.other),
                        },
                      ]),
                ])
              } else {
                await take(sheetOf(step.file, from, from + step.rows))
                from += step.rows
              }
              for (const base of [joining, anew]) {
                base.decide('verdicts', [...said.values()].flat())
                base.decide('edits', edits)
              }
              await same()
            }
            expect(joined, 'steps that joined').toBeGreaterThan(0)
          }),
        ),
      ),
      { numRuns, endOnFailure: true },
    ),
)
