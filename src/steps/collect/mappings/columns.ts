import { createHash } from 'node:crypto'
import { headerKey } from '../recognise/header.ts'

/**
 * Each column under a key that does not depend on case, width or separators; columns headed alike are numbered.
 * @returns one key per header, in the order of the headers
 */
export function columnKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headers.map((header) => {
    const key = headerKey(header) || header.trim()
    const place = (seen.get(key) ?? 0) + 1
    seen.set(key, place)
    return place === 1 ? key : `${key}#${place}`
  })
}

/** The hash of a set of columns, in whatever order they stand. */
export function headersKey(headers: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(columnKeys(headers).sort()))
    .digest('hex')
    .slice(0, 20)
}
