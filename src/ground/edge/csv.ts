type Cell = string | number | bigint | boolean | Date | null | undefined

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
