import { Fault } from '../../../ground/kernel/index.ts'
import { type Probe, probeFile } from '../inspect/bytes.ts'
import { dialectOf, recordsOf } from '../inspect/dialect.ts'
import { encodingOf } from '../inspect/encoding.ts'
import type { Encoding } from '../model.ts'
import { readRows } from '../read/csv.ts'
import { decode, newlineOf } from '../read/csv-text.ts'
import type { Format } from './format.ts'

/** CSV and its cousins: one table per file, in an encoding and a dialect that its first 1 MB tells. */
export const textFormat: Format = {
  async look(path, name) {
    const probe = await probeFile(path)
    const { encoding, text, damaged } = textOf(probe, name)
    const newline = newlineOf(probe.head)
    const dialect = dialectOf(text, newline)
    return [
      {
        table: null,
        hidden: false,
        rows: recordsOf(text, dialect, newline),
        whole: probe.spread.length === 0,
        text: { encoding, ...dialect },
        damaged,
        estimate: (found) => estimateRows(found, probe),
      },
    ]
  },
  read(path, { text, header_line, columns, fills_short_rows }) {
    if (text === null) throw new Error('a text table has a dialect')
    return readRows(path, {
      ...text,
      headerLine: header_line,
      columns: columns.length,
      fillsShortRows: fills_short_rows,
    })
  },
}

function textOf(probe: Probe, name: string): { encoding: Encoding; text: string; damaged: boolean } {
  const encoding = encodingOf(probe)
  if (encoding === null) throw new Fault('invalid', 'collect.encoding_unknown', { name })
  const { text, damaged } = decode(probe.head, encoding)
  if (text.trim() === '') throw new Fault('invalid', 'collect.file_empty', { name })
  return { encoding, text, damaged }
}

/** As many rows per line as at the beginning, as many lines per byte as in all pieces looked at. */
function estimateRows(found: number, { bytes, head, spread }: Probe): number {
  const lineEnds = (part: Uint8Array) =>
    part.reduce((count, byte) => count + (byte === 10 || byte === 13 ? 1 : 0), 0)
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0)
  const parts = [head, ...spread]
  const density = sum(parts.map(lineEnds)) / sum(parts.map(({ length }) => length))
  return Math.round((found / Math.max(1, lineEnds(head))) * density * bytes)
}
