import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import Papa from 'papaparse'
import type { RowProblem } from '../../src/steps/collect/formats/grid.ts'
import { formats } from '../../src/steps/collect/formats/index.ts'
import { layOut } from '../../src/steps/collect/inspect/inspect.ts'
import { readRows } from '../../src/steps/collect/read/csv.ts'

/**
 * How well a polluted file was read, after Vitagliano et al., "Pollock: A Data Loading Benchmark", PVLDB 16(8) 2023
 * and the `pollock/metrics.py` of its authors: precision, recall and F1 of the header names, of the records and of all
 * cells, each compared as multisets with those of the clean version. A file scores the sum of the nine and 1 for being read
 * at all: 10 is perfect. Their script compares records after putting dates and prices into one form; here
 * only case is put aside, which can but lower the score.
 */
export interface PollockScore {
  file: string
  success: number
  header: Measure
  record: Measure
  cell: Measure
  /** 0 to 10. */
  score: number
  /** How it failed; empty when nothing did. */
  reason: string
}

export interface Measure {
  precision: number
  recall: number
  f1: number
}

type Table = readonly (readonly string[])[]

const perfect: Measure = { precision: 1, recall: 1, f1: 1 }
const failed: Measure = { precision: 0, recall: 0, f1: 0 }

/**
 * Scores files of a folder with `csv` and `clean` versions, in the order of their names.
 * @param every 3: each third of them
 */
export async function scoreFolder(folder: string, every = 1): Promise<PollockScore[]> {
  const scores: PollockScore[] = []
  const files = (await readdir(join(folder, 'csv'))).sort()
  for (const file of files.filter((_, index) => index % every === 0)) {
    const clean = parseClean(await readFile(join(folder, 'clean', file), 'utf8'))
    scores.push(await scoreFile(join(folder, 'csv', file), clean))
  }
  return scores
}

async function scoreFile(path: string, clean: Table): Promise<PollockScore> {
  const file = basename(path)
  try {
    const { table, notes } = await load(path)
    return { file, success: 1, ...compare(clean, table), reason: notes }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    // An empty file has nothing to be read: that it is said to be empty is the right answer.
    const isRight = clean.length === 0 && code === 'collect.file_empty'
    const all = isRight ? perfect : failed
    return {
      file,
      success: isRight ? 1 : 0,
      header: all,
      record: all,
      cell: all,
      score: isRight ? 10 : 0,
      reason: code,
    }
  }
}

/** A file as an import would take it: its header, when it has one, and its rows. */
async function load(path: string): Promise<{ table: Table; notes: string }> {
  const { header, rows, problems, text } = await readTextTable(path)
  const names = header.names.map((name) => (/^#\d+$/.test(name) ? '' : name))
  const notes = new Map<string, number>()
  for (const { code } of problems) notes.set(code, (notes.get(code) ?? 0) + 1)
  const said = [
    JSON.stringify(text),
    `header ${header.line}`,
    ...[...notes].map(([code, count]) => `${code} ${count}`),
  ]
  return { table: header.line > 0 ? [names, ...rows] : rows, notes: said.join(' ') }
}

/** A text table as an import reads it, without asking what its columns mean. */
export async function readTextTable(path: string) {
  const [look] = await formats.text.look(path, basename(path))
  if (look === undefined) throw new Error('no table')
  const { header, layout } = layOut(look, basename(path))
  const rows: string[][] = []
  const problems: RowProblem[] = []
  const reading = {
    encoding: 'utf-8' as const,
    delimiter: ',',
    quote: '"',
    escaping: '"',
    ...look.text,
    ...layout,
  }
  for await (const batch of readRows(path, reading)) {
    for (const { cells } of batch.rows) rows.push(cells)
    problems.push(...batch.problems)
  }
  return { header, rows, problems, text: look.text }
}

function compare(clean: Table, loaded: Table): Omit<PollockScore, 'file' | 'success' | 'reason'> {
  const same = (cell: string) => cell.toLowerCase()
  const records = (table: Table) => table.slice(1).map((row) => row.map(same).join(''))
  const header = measure((clean[0] ?? []).map(same), (loaded[0] ?? []).map(same))
  const record = measure(records(clean), records(loaded))
  const cell = measure(clean.flat(), loaded.flat())
  const sum = [header, record, cell].reduce(
    (total, { precision, recall, f1 }) => total + precision + recall + f1,
    1,
  )
  return clean.length === 0
    ? { header: perfect, record: perfect, cell: perfect, score: 10 }
    : { header, record, cell, score: sum }
}

/** Precision and recall as the authors name them: their precision divides by the clean version, their recall by what was read. */
function measure(clean: readonly string[], loaded: readonly string[]): Measure {
  if (clean.length === 0) return perfect
  const left = new Map<string, number>()
  for (const value of clean) left.set(value, (left.get(value) ?? 0) + 1)
  let shared = 0
  for (const value of loaded) {
    const count = left.get(value) ?? 0
    if (count === 0) continue
    left.set(value, count - 1)
    shared += 1
  }
  if (shared === 0) return failed
  const precision = shared / clean.length
  const recall = shared / loaded.length
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

function parseClean(text: string): Table {
  return Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data
}
