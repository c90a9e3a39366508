import { createHash } from 'node:crypto'

const separator = '\u001f'

/**
 * A stable id made of what it names: `acc_3f9c…` (80 bits of SHA-256 in hex). The same parts give the
 * same id on every machine, which is what keeps ids alive through re-imports.
 */
export function hashId(prefix: string, ...parts: readonly string[]): string {
  return `${prefix}_${createHash('sha256').update(parts.join(separator)).digest('hex').slice(0, 20)}`
}
