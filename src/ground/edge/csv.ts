export type Cell = string | number | bigint | boolean | Date | null | undefined
type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i
/**
 * Beginnings that a spreadsheet may take for a formula (OWASP "CSV Injection"), their full-width forms
 * included, which Chinese and Japanese editions read alike, after any blanks and invisible characters.
 * Leading apostrophes belong to the pattern so that the guard can be taken off again.
 */
const formula = /^'*([\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u

/** Keeps a cell from being run as a formula: puts an apostrophe before it, unless it is a plain number. */
export function guardCell(text: string): string {
  return formula.test(text) && !plainNumber.test(text.trim()) ? `'${text}` : text
}

/** The inverse of `guardCell`: `unguardCell(guardCell(text)) === text` for every text. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}

function toText(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString() : String(cell)
}

/** One record of RFC 4180, with its line end; every text cell is guarded against formulas. */
export function csvLine(cells: readonly Cell[]): string {
  const fields = cells.map((cell) => {
    const text = guardCell(toText(cell))
    return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  })
  // A record of one empty field would be an empty line, which readers skip.
  return `${fields.length === 1 && fields[0] === '' ? '""' : fields.join(',')}\r\n`
}

const chunkCharacters = 64 * 1024

async function* csvChunks(header: readonly string[], rows: Rows, bom: boolean): AsyncGenerator<string> {
  let chunk = (bom ? '\ufeff' : '') + csvLine(header)
  for await (const row of rows) {
    chunk += csvLine(row)
    if (chunk.length >= chunkCharacters) {
      yield chunk
      chunk = ''
    }
  }
  yield chunk
}

/**
 * A CSV file as bytes, written while it is read, so that an export needs no memory of its own size.
 * @param options.bom a UTF-8 byte order mark, without which Excel takes Chinese text for the local encoding
 */
export function csvStream(
  header: readonly string[],
  rows: Rows,
  options: { bom?: boolean } = {},
): ReadableStream<Uint8Array> {
  const chunks = csvChunks(header, rows, options.bom ?? true)
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}

/**
 * Answers with a CSV file to save.
 * @param name of the file, in any script: `目标客户.csv`
 */
export function csvResponse(
  name: string,
  header: readonly string[],
  rows: Rows,
  options: { bom?: boolean } = {},
): Response {
  return new Response(csvStream(header, rows, options), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': attachment(name),
    },
  })
}

/** RFC 6266: the name in plain ASCII for old clients, and as it is in UTF-8. */
function attachment(name: string): string {
  const ascii = name.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
