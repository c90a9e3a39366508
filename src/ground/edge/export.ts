import { z } from 'zod'
import type { FaultParams } from '../kernel/index.ts'
import { csvLine } from './csv.ts'
import type { Export } from './export-table.ts'
import { type Notes, xlsxBytes, xlsxLimits } from './xlsx.ts'

export const exportFormats = ['csv', 'xlsx', 'ndjson'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Query fields of every export; spread them into the route's own strict object. */
export const exportQuery = {
  format: z.enum(exportFormats).default('csv'),
  bom: z
    .enum(['true', 'false'])
    .default('false')
    .describe('CSV: begin with the mark without which Excel takes UTF-8 for the local encoding'),
}
export type ExportQuery = Readonly<{ format: ExportFormat; bom: 'true' | 'false' }>

export const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson; charset=utf-8',
}

type Say = (key: string, params?: FaultParams) => string

/**
 * Answers with a file to save, written while it is read, so that it needs no memory of its own size. The one way
 * in which a table leaves: text that a spreadsheet would run as a formula is guarded in CSV and typed as text in XLSX.
 * @param say words what does not fit in a format, in the language of the reader
 */
export function exportResponse(table: Export, { format, bom }: ExportQuery, say: Say): Response {
  const bytes = {
    csv: () => toBytes(csvText(table, bom === 'true')),
    ndjson: () => toBytes(ndjsonText(table)),
    xlsx: () => xlsxBytes(table, notesIn(say)),
  }[format]()
  return new Response(toStream(bytes), {
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': attachment(`${table.name}.${format}`),
    },
  })
}

const notesIn = (say: Say): Notes => ({
  title: say('edge.xlsx.notes'),
  sheets: (sheets) => say('edge.xlsx.sheets', { sheets, rows: xlsxLimits.rows }),
  cut: (count, cells) => say('edge.xlsx.cut', { count, characters: xlsxLimits.characters, cells }),
})

async function* csvText({ columns, rows }: Export, bom: boolean): AsyncGenerator<string> {
  yield (bom ? '\ufeff' : '') + csvLine(columns.map(({ title }) => title))
  for await (const row of rows) yield csvLine(row)
}

async function* ndjsonText({ columns, rows }: Export): AsyncGenerator<string> {
  for await (const row of rows)
    yield `${JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, row[i] ?? null])))}\n`
}

const chunkCharacters = 64 * 1024

/** Gathers pieces of text to chunks of a useful size. */
async function* toBytes(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length < chunkCharacters) continue
    yield encoder.encode(text)
    text = ''
  }
  if (text !== '') yield encoder.encode(text)
}

/** A stream that makes nothing that nobody reads. */
function toStream(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await bytes.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await bytes.return(undefined)
    },
  })
}

/** The header of an answer that is saved as a file. RFC 6266: the name in plain ASCII for old clients, and as it is in UTF-8. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
