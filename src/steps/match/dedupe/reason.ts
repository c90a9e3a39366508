import type { FaultParams } from '../../../ground/kernel/index.ts'
import type { DedupeLine } from './model.ts'

/** `Company: the same, and rare (+11.2); city: different (−1.5)`, weights in bits. */
export function reasonOf(
  lines: readonly DedupeLine[],
  say: (key: string, params?: FaultParams) => string,
): string {
  return lines
    .map(({ column, aspect, level, weight }) =>
      say('match.names.line', {
        what: aspect === 'value' ? (column ?? '') : say(`match.dedupe.aspect.${aspect}`),
        level: say(`match.level.${level}`),
        bits: `${weight < 0 ? '−' : '+'}${(Math.abs(weight) / 1000).toFixed(1)}`,
      }),
    )
    .join('; ')
}
