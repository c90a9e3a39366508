import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type DemoFiles, type DemoTruth, type Place, writeDemoCompany } from './index.ts'

/** The sample company written to a temporary folder and read back, for tests. */
export interface ReadCompany {
  root: string
  files: DemoFiles
  truth: DemoTruth
  /** The text of a file, decoded strictly. */
  textOf: (file: string) => string
  /** The records of a file, header first. */
  recordsOf: (file: string) => string[][]
  /** The cells of a row under their headers. */
  cellsAt: (place: Place) => Record<string, string>
  remove: () => Promise<void>
}

export async function readDemoCompany(): Promise<ReadCompany> {
  const root = await mkdtemp(join(tmpdir(), 'demo-company-'))
  const path = join(root, 'truth.json')
  const files = await writeDemoCompany(join(root, 'files'), { truth: path })
  const truth: DemoTruth = JSON.parse(await readFile(path, 'utf8'))
  const texts = new Map<string, string>()
  for (const file of files) texts.set(file.name, decode(file.encoding, await readFile(file.path)))
  const records = new Map([...texts].map(([name, text]) => [name, parseRecords(text)]))
  const recordsOf = (file: string) => records.get(file) ?? []
  const cellsAt = (place: Place) => {
    const [header = [], ...rows] = recordsOf(place.file)
    const row = rows[place.row - 1] ?? []
    return Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))
  }
  const textOf = (file: string) => texts.get(file) ?? ''
  return { root, files, truth, textOf, recordsOf, cellsAt, remove: () => rm(root, { recursive: true }) }
}

/** The rows without a planted defect. */
export function sound<T extends { odd?: string }>(rows: readonly T[]): T[] {
  return rows.filter((row) => row.odd === undefined)
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding === 'gbk' ? 'gb18030' : 'utf-8', { fatal: true }).decode(bytes)
}

function parseRecords(text: string): string[][] {
  return parse(text, { relax_column_count: true })
}
