/**
 * How a text table is written. Inside a quoted cell a quote stands behind the escaping: behind another quote
 * (RFC 4180), or behind a backslash.
 */
export interface Dialect {
  /** One character or several; two spaces stand for any run of two or more. */
  delimiter: string
  /** Empty: cells are never quoted. */
  quote: string
  /** The same as the quote, or the character that makes a plain one of the quote behind it. */
  escaping: string
}

/** Columns set apart by runs of spaces. */
export const spaceRun = '  '

/** What was read from one place of a text on. */
export interface CellsAt {
  cells: string[]
  /** Where the next row begins. */
  end: number
  /** Lines that the row takes. */
  lines: number
  /** `open`: a quote does not close before the text ends. `loose`: quotes stand where none may stand. */
  state: 'fine' | 'loose' | 'open'
}

/** A line without quotes. */
export function splitLine(line: string, delimiter: string): string[] {
  return delimiter === spaceRun ? line.trim().split(/ {2,}/) : line.split(delimiter)
}

/**
 * Reads the cells of the row that begins at `start`. A quote inside a quoted cell that is neither escaped nor
 * followed by a delimiter is taken for a part of the value, and the row is called loose.
 */
export function readCells(text: string, start: number, dialect: Dialect, newline: string): CellsAt {
  const { delimiter, quote } = dialect
  const result: CellsAt = { cells: [], end: text.length, lines: 1, state: 'fine' }
  const lineEndAfter = (from: number) => {
    const found = text.indexOf(newline, from)
    return found === -1 ? text.length : found
  }
  let lineEnd = lineEndAfter(start)
  let at = start
  for (;;) {
    if (quote !== '' && text.startsWith(quote, at)) {
      const close = closingQuote(text, at + 1, dialect, newline)
      if (close.at === -1) return { ...result, state: 'open' }
      if (close.loose) result.state = 'loose'
      result.cells.push(withoutEscapes(text.slice(at + 1, close.at), dialect))
      at = close.at + 1
      if (at > lineEnd) {
        result.lines += countLines(text.slice(lineEnd, at), newline)
        lineEnd = lineEndAfter(at)
      }
    } else {
      const end = unquotedEnd(text, at, lineEnd, dialect)
      result.cells.push(unescapeUnquoted(text.slice(at, end), dialect))
      at = end
    }
    if (at < lineEnd && text.startsWith(delimiter, at)) {
      at += delimiter.length
      continue
    }
    // What is left of the line is its `\r`.
    result.end = Math.min(text.length, lineEnd + 1)
    return result
  }
}

/** The quote that closes a cell: the first that is not escaped and has a delimiter or a line end behind it. */
function closingQuote(
  text: string,
  from: number,
  { delimiter, quote, escaping }: Dialect,
  newline: string,
): { at: number; loose: boolean } {
  let loose = false
  for (let at = text.indexOf(quote, from); at !== -1; at = text.indexOf(quote, at + 1)) {
    if (escaping === quote) {
      if (text[at + 1] === quote) {
        at += 1
        continue
      }
    } else if (isEscaped(text, from, at, escaping)) continue
    const next = at + 1
    if (next >= text.length || text.startsWith(delimiter, next)) return { at, loose }
    if (text.startsWith(newline, next) || text.startsWith(`\r${newline}`, next)) return { at, loose }
    if (text[next] === '\r' && next + 1 === text.length) return { at, loose }
    loose = true
  }
  return { at: -1, loose }
}

/** Whether an odd number of escapes stands before a place. */
function isEscaped(text: string, from: number, at: number, escaping: string): boolean {
  let before = at
  while (before > from && text[before - 1] === escaping) before -= 1
  return (at - before) % 2 === 1
}

/** The end of an unquoted cell: the next delimiter that is not escaped, or the line end without its `\r`. */
function unquotedEnd(text: string, from: number, lineEnd: number, { delimiter, escaping }: Dialect): number {
  const content = text[lineEnd - 1] === '\r' && lineEnd > from ? lineEnd - 1 : lineEnd
  // A slice, so that a line without delimiters is not looked for one in all that follows.
  const line = text.slice(from, content)
  for (let at = line.indexOf(delimiter); ; at = line.indexOf(delimiter, at + 1)) {
    if (at === -1) return content
    if (escaping !== '\\' || !isEscaped(line, 0, at, escaping)) return from + at
  }
}

function withoutEscapes(cell: string, { quote, escaping }: Dialect): string {
  if (!cell.includes(escaping)) return cell
  if (escaping === quote) return cell.replaceAll(quote + quote, quote)
  return unescaped(cell, escaping, [quote, escaping])
}

/** Without quotes only a backslash escapes: `a\,b` is one cell. */
function unescapeUnquoted(cell: string, { delimiter, quote, escaping }: Dialect): string {
  return escaping === '\\' && cell.includes(escaping)
    ? unescaped(cell, escaping, [delimiter, quote, escaping])
    : cell
}

/** Without the escapes that stand before one of these; others are characters like any. */
function unescaped(cell: string, escaping: string, before: readonly string[]): string {
  let text = ''
  for (let at = 0; at < cell.length; at++) {
    if (cell[at] === escaping && before.some((mark) => mark !== '' && cell.startsWith(mark, at + 1))) at += 1
    text += cell[at]
  }
  return text
}

/** How often a newline stands in a text. */
export function countLines(text: string, newline: string): number {
  let count = 0
  for (let at = text.indexOf(newline); at !== -1; at = text.indexOf(newline, at + 1)) count += 1
  return count
}
