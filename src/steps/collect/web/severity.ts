import type { Severity } from '../model.ts'

/** How loud the page says what became of a row. */
export const severityColor: Record<Severity, 'error' | 'warning' | 'default'> = {
  refused: 'error',
  blanked: 'warning',
  repaired: 'warning',
  left_out: 'default',
}
