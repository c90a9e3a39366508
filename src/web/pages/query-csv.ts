type Table = { columns: readonly string[]; rows: readonly (readonly unknown[])[] }

/** One cell of RFC 4180; text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const safe = typeof value === 'string' && /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The table as CSV with a byte order mark, which Excel needs to read Chinese. */
export function csvText({ columns, rows }: Table): string {
  const lines = [columns, ...rows]
  return `\ufeff${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** Saves a table that is here already as a file. */
export function saveCsv(name: string, table: Table): void {
  const url = URL.createObjectURL(new Blob([csvText(table)], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
