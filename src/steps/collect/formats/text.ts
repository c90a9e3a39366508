import { Fault } from '../../../ground/kernel/index.ts'
import { type Probe, probeFile } from '../inspect/bytes.ts'
import { dialectOf, recordsOf } from '../inspect/dialect.ts'
import { encodingOf } from '../inspect/encoding.ts'
import type { Encoding } from '../model.ts'
import { learntFrom, readRows } from '../read/csv.ts'
import { newlineOf } from '../read/csv-text.ts'
import { type Decoded, decodeLines } from '../read/decode.ts'
import { createRepair } from '../read/repair.ts'
import { anyShape } from '../read/shapes.ts'
import type { Format } from './format.ts'
import { judgeRows } from './judge.ts'

/** CSV and its cousins: one table per file, in an encoding and a dialect that its first 1 MB tells. */
export const textFormat: Format = {
  async look(path, name, _, chosen = {}) {
    const probe = await probeFile(path)
    const { encoding, text, damaged, foreign } = textOf(probe, name, chosen.encoding)
    const newline = newlineOf(text)
    const dialect = dialectOf(text, newline, chosen)
    const rows = recordsOf(text, dialect, newline)
    return [
      {
        table: null,
        hidden: false,
        header: null,
        rows,
        whole: probe.spread.length === 0,
        text: { encoding, ...dialect },
        judge: (layout) =>
          judgeRows(rows, layout, learntFrom(rows, dialect, layout), ({ line }) => ({
            damaged,
            foreign: foreign.has(line - 1),
          })),
        mendHeader: (raw, width) =>
          createRepair(
            dialect,
            Array.from({ length: width }, () => anyShape),
            { mayBeNoted: false },
          )(raw),
        estimate: (found) => estimateRows(found, probe),
      },
    ]
  },
  read(path, { text, header_line, columns, fills_short_rows }, wanted) {
    if (text === null) throw new Error('a text table has a dialect')
    return readRows(path, {
      ...text,
      headerLine: header_line,
      columns: columns.length,
      fillsShortRows: fills_short_rows,
      ...(wanted === undefined ? {} : { learntBytes: wanted }),
    })
  },
}

function textOf(probe: Probe, name: string, chosen?: Encoding): Decoded & { encoding: Encoding } {
  const encoding = chosen ?? encodingOf(probe)
  if (encoding === null) throw new Fault('invalid', 'collect.encoding_unknown', { name })
  if (encoding === 'UTF-32') throw new Fault('invalid', 'collect.encoding_not_read', { name, encoding })
  const decoded = headOf(probe, encoding)
  if (decoded.text.trim() === '') throw new Fault('invalid', 'collect.file_empty', { name })
  return { encoding, ...decoded }
}

/** The text of the beginning. Of UTF-16, where a line was cut between bytes, as far as its last whole line. */
function headOf({ head, spread }: Probe, encoding: Encoding): Decoded {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return decodeLines(head, encoding)
  const decoded = decodeLines(head.subarray(0, head.length - (head.length % 2)), encoding)
  const lastEnd = Math.max(decoded.text.lastIndexOf('\n'), decoded.text.lastIndexOf('\r'))
  return spread.length === 0 || lastEnd === -1
    ? decoded
    : { ...decoded, text: decoded.text.slice(0, lastEnd + 1) }
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
