import { BIGINT, VARCHAR } from '@duckdb/node-api'
import { type Lake, type LakeTransaction, loadStatements } from '../../ground/lake/index.ts'
import { activityTypeOf, idleMonthPoints, lookBackDays, Readiness } from './model.ts'

const sql = loadStatements(new URL('./signals.sql', import.meta.url), [
  'create_schema',
  'written_types',
  'create_types',
  'readiness_lines',
  'readiness',
  'lines_of',
  'as_of',
])

/** Makes the tables of this step anew from the account base of the same transaction. */
export async function refreshSignals(tx: LakeTransaction): Promise<void> {
  await tx.run(sql.create_schema)
  const written = (await tx.read(sql.written_types)).map((row) => String(row.written))
  await tx.run(sql.create_types)
  await tx.append(
    'signals.activity_types',
    [
      ['written', VARCHAR],
      ['type', VARCHAR],
      ['points', BIGINT],
    ],
    [
      written.map((text) => {
        const { type, points } = activityTypeOf(text)
        return [text, type, BigInt(points)]
      }),
    ],
  )
  await tx.run(sql.readiness_lines, { days: lookBackDays, idle_points: idleMonthPoints })
  await tx.run(sql.readiness)
}

/** The readiness of an account with the lines it is the sum of. */
export async function readinessOf(lake: Lake, accountId: string): Promise<Readiness> {
  const [lines, [day]] = await Promise.all([
    lake.read(sql.lines_of, { account_id: accountId }),
    lake.read(sql.as_of),
  ])
  const readiness = lines.reduce((sum, line) => sum + Number(line.points), 0)
  return Readiness.parse({ account_id: accountId, readiness, as_of: day?.as_of ?? null, lines })
}
