import { type Input, optionText, optionTexts } from '../../ground/edge/index.ts'
import { Fault } from '../../ground/kernel/index.ts'

/** `--where industry=Software --where country=CN`: filters of the working table. */
export function filtersOf(input: Input): Record<string, string[]> {
  const filters: Record<string, string[]> = {}
  for (const text of optionTexts(input, 'where')) {
    const at = text.indexOf('=')
    if (at < 1) throw new Fault('invalid', 'match.filter_unreadable', { text })
    const name = text.slice(0, at)
    filters[name] = [...(filters[name] ?? []), text.slice(at + 1)]
  }
  return filters
}

/** Options of every verb that works on the table of accounts. */
export const tableOptions = [
  { name: 'q', type: 'string', placeholder: 'WORDS' },
  { name: 'sort', type: 'string', placeholder: '[-]COLUMN' },
  { name: 'where', type: 'string', multiple: true, placeholder: 'COLUMN=VALUE' },
] as const

/** The search, order and filters that were typed. */
export function queryOf(input: Input) {
  return { q: optionText(input, 'q'), sort: optionText(input, 'sort'), ...filtersOf(input) }
}
