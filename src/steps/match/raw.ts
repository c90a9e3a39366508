import type { Row } from '../../ground/lake/index.ts'

/** The cells of a source row as they stand in its file, under their headers. */
export function valuesOf({ raw, header }: Row): { header: string; value: string }[] {
  if (raw === null || raw === undefined) return []
  const headers: unknown = JSON.parse(String(header))
  const cells: unknown = JSON.parse(String(raw))
  if (!Array.isArray(headers) || !Array.isArray(cells)) return []
  return cells.map((cell, i) => ({ header: String(headers[i] ?? ''), value: String(cell) }))
}
