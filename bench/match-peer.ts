import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import papaparse from 'papaparse'
import { z } from 'zod'
import { add } from './figures.ts'
import { quality } from './match-quality.ts'
import type { TruthSet } from './match-sets.ts'

const run = promisify(execFile)
/** A Python that has the peer: `python -m venv …`, `pip install splink`. */
const python = process.env.PYTHON ?? 'python3'
const script = join(import.meta.dirname, 'peers', 'peer_splink.py')
const Usage = z.object({ seconds: z.number(), peak_mb: z.number() })

let isThere: Promise<boolean> | undefined

const hasPeer = () => {
  isThere ??= run(python, ['-c', 'import splink']).then(
    () => true,
    () => false,
  )
  return isThere
}

/** The same figures of Splink on the same records; without a Python that has it, a line that says so. */
export async function addPeer(
  folder: string,
  { name, peer }: TruthSet,
  sheet: Readonly<{
    titles: readonly string[]
    rows: readonly (readonly string[])[]
    truth: readonly string[]
  }>,
): Promise<void> {
  if (!peer) return
  const line = `Splink ${name}: F1 over pairs`
  if (!(await hasPeer())) {
    add(line, 0, '', `not measured: ${python} has no splink (pip install splink; PYTHON=… names another)`)
    return
  }
  const [path, out] = [join(folder, 'peer.csv'), join(folder, 'clusters.csv')]
  const rows = sheet.rows.map((cells, row) => [row, ...cells])
  writeFileSync(path, papaparse.unparse([['row', ...sheet.titles], ...rows]))
  try {
    const { stdout } = await run(python, [script, path, '--out', out, ...peer], { maxBuffer: 2 ** 26 })
    const { seconds, peak_mb } = Usage.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
    const clusters = papaparse.parse<[string, string]>(readFileSync(out, 'utf8').trim()).data.slice(1)
    const label = sheet.truth.map((_, row) => `alone ${row}`)
    for (const [row, cluster] of clusters) label[Number(row)] = cluster
    const { precision, recall, f1, bcubed } = quality(label, sheet.truth)
    const [p, r, b] = [precision, recall, bcubed].map((share) => `${(100 * share).toFixed(2)} %`)
    add(line, 100 * f1, '%', `precision ${p}, recall ${r}, B-cubed ${b}; ${seconds} s, ${peak_mb} MB`)
  } catch (error) {
    add(line, 0, '', `not measured: ${error instanceof Error ? error.message.split('\n').at(-2) : error}`)
  }
}
