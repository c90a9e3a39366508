import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { comparedRows, gatherColumns, TableMatcher } from '../src/steps/match/index.ts'
import { addCalibration } from './calibration.ts'
import { add } from './figures.ts'
import { tellFailures } from './match-failures.ts'
import { addPeer } from './match-peer.ts'
import { acrossScripts, quality } from './match-quality.ts'
import { data, mixedSet, sets, type TruthSet } from './match-sets.ts'
import { writeMixedRecords } from './mixed-records.ts'

/** The records of a set as a sheet, and for each row the one that it is in truth. */
interface Sheet {
  titles: readonly string[]
  rows: readonly (readonly string[])[]
  truth: readonly string[]
}

/**
 * Prints precision, recall and F1 over pairs, B-cubed F1, the time and the failures by cause of each set, beside those of a peer on
 * the same file; also of `records` made-up ones. Sheets go the way of one that somebody has deduplicated.
 */
export async function measureMatch(folder: string, records: number): Promise<void> {
  const [path, truth] = [join(folder, 'mixed.csv'), join(folder, 'truth.csv')]
  await writeMixedRecords(records, 1, path, truth)
  const known = existsSync(data) ? sets : []
  for (const set of [...known, mixedSet(records, path, truth)]) {
    const sheet = await sheetOf(set)
    await report(set, sheet)
    await addPeer(folder, set, sheet)
  }
}

/** Time and most memory of matching made-up records that are read from front to back, as a long sheet is. */
export async function measureManyRecords(folder: string, records: number): Promise<void> {
  const [path, truth] = [join(folder, 'mixed.csv'), join(folder, 'truth.csv')]
  await writeMixedRecords(records, 1, path, truth)
  const { name, fields: known, noun } = mixedSet(records, path, truth)
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '1GB', threads: '1' })
  const connection = await instance.connect()
  const table = await connection.stream(`select * exclude (id) from read_csv('${path}', all_varchar = true)`)
  const titles = table.columnNames()
  const [start, before] = [performance.now(), process.cpuUsage()]
  const matcher = new TableMatcher(noun)
  const fields = titles.map((title) => known[title] ?? null)
  const gathering = gatherColumns(titles, fields, noun, '2026-01-01', (names) => matcher.readAhead(names))
  for await (const chunk of table)
    for (const cells of chunk.getRows()) gathering.push(cells.map((cell) => String(cell ?? '')))
  connection.closeSync()
  instance.closeSync()
  const columns = gathering.columns()
  const { different, pairs } = await matcher.match(columns, { given: gathering.given(columns) })
  const cpu = process.cpuUsage(before).user / 1e6
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  add(
    `match ${name}, read from a file: time`,
    (performance.now() - start) / 1000,
    's',
    `${cpu.toFixed(1)} s CPU; ${different} different, ${pairs.a.length} pairs; most memory so far ${peak} MB`,
  )
}

async function sheetOf(set: TruthSet): Promise<Sheet> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const reader = await connection.streamAndReadAll(set.sql)
  const names = reader.columnNames().map((name) => name.trim())
  const columns = reader.getColumns().map((column) => column.map((cell) => String(cell ?? '').trim()))
  connection.closeSync()
  const given = names.flatMap((name, at) => (name === set.truth ? [] : [at]))
  return {
    titles: given.map((at) => names[at] ?? ''),
    rows: (columns[0] ?? []).map((_, row) => given.map((at) => columns[at]?.[row] ?? '')),
    truth: columns[names.indexOf(set.truth)] ?? [],
  }
}

async function report(set: TruthSet, { titles, rows, truth }: Sheet): Promise<void> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const fields = titles.map((title) => set.fields[title] ?? null)
  const matcher = new TableMatcher(set.noun)
  const gathering = gatherColumns(titles, fields, set.noun, '2026-01-01', (names) => matcher.readAhead(names))
  for (const cells of rows) gathering.push(cells)
  const columns = gathering.columns()
  const matching = await matcher.match(columns, { given: gathering.given(columns) })
  const seconds = (performance.now() - start) / 1000
  const cpu = process.cpuUsage(before).user / 1e6
  const { group, different, pairs, times } = matching
  const { precision, recall, f1, bcubed } = quality(group, truth)
  const name = titles.findIndex((title) => set.fields[title] === 'name')
  const across = acrossScripts(
    group,
    truth,
    rows.map((cells) => cells[name] ?? ''),
  )
  add(
    `match ${set.name}: F1 over pairs`,
    f1 * 100,
    '%',
    `precision ${percent(precision)}, recall ${percent(recall)}, B-cubed ${percent(bcubed)}${across === null ? '' : `, Chinese-English recall ${percent(across)}`}`,
  )
  const stages = Object.entries(times).map(([stage, ms]) => `${stage} ${(ms / 1000).toFixed(1)}`)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  add(
    `match ${set.name}: time`,
    seconds,
    's',
    `${cpu.toFixed(1)} s CPU; ${rows.length} rows, ${different} different, ${pairs.a.length} pairs; s ${stages.join(', ')}; most memory so far ${peak} MB`,
  )
  addCalibration(`match ${set.name}`, comparedRows(matching), (a, b) => truth[a] === truth[b])
  tellFailures(matching, truth, (row) => (rows[row] ?? []).filter(Boolean).join(', '))
}

const percent = (share: number) => `${(share * 100).toFixed(2)} %`
