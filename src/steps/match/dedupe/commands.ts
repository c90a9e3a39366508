import { z } from 'zod'
import {
  type Api,
  type Command,
  exportOptions,
  type Input,
  type Output,
  optionText,
  saveExport,
  type Terminal,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { keepSheet, uploadTable } from '../upload-table.ts'
import { DedupeAs, DedupeSummary } from './model.ts'
import { reasonOf } from './reason.ts'

/** The verb that names the duplicates of a sheet. */
export const dedupeCommands: readonly Command[] = [
  {
    verb: 'dedupe',
    usage: 'FILE',
    example: 'talweg dedupe customers.xlsx --as accounts --out deduped.xlsx',
    options: [
      { name: 'as', type: 'string', placeholder: 'accounts|contacts' },
      { name: 'table', type: 'string', placeholder: 'NAME' },
      ...exportOptions,
    ],
    least: 1,
    most: 1,
    run: dedupe,
  },
]

async function dedupe(api: Api, input: Input): Promise<Output> {
  keepSheet(input)
  const as = optionText(input, 'as')
  if (as !== undefined && !DedupeAs.safeParse(as).success)
    throw new Fault('invalid', 'match.dedupe.as_unknown', { as, known: DedupeAs.options.join(', ') })
  const file = await uploadTable(api, input.words[0] ?? '', optionText(input, 'table'))
  const { result } = await api.job('/match/dedupe', { ...file, as })
  const summary = DedupeSummary.parse(result)
  const saved = await saveExport(api, `/match/dedupe/${summary.dedupe_id}/export`, {}, input)
  const value = z.record(z.string(), z.unknown()).parse(saved.value)
  // Where the sheet itself goes to standard output, what is said of it does not go between.
  const isSaved = optionText(input, 'out') !== undefined
  return {
    value: { ...value, summary },
    show(terminal) {
      if (isSaved) showSummary(terminal, summary)
      saved.show(terminal)
    },
    ...(isSaved ? {} : { remark: (terminal: Terminal) => showSummary(terminal, summary) }),
  }
}

const shownCapped = 5

function showSummary({ say, line, number, share }: Terminal, summary: DedupeSummary): void {
  const { rows, found, groups, joined, refused, without_name, unsure, capped, left_pairs } = summary
  const counts = { rows: number(rows), found: number(found), joined: number(joined), groups: number(groups) }
  line(say(`match.dedupe.summary.${summary.as}`, counts))
  if (refused > 0) line(say('match.dedupe.refused', { rows: number(refused) }))
  if (without_name === null) line(say('match.dedupe.no_name'))
  else if (without_name > 0) line(say('match.dedupe.without_name', { rows: number(without_name) }))
  if (unsure.pairs > 0) line(say('match.dedupe.unsure', { pairs: number(unsure.pairs) }))
  for (const { pairs, probability, rows, lines } of unsure.reasons) {
    const [a, b] = rows
    const reason = reasonOf(lines, say)
    line(
      `  ${say('match.dedupe.unsure_reason', { pairs: number(pairs), share: share(probability), a, b, reason })}`,
    )
  }
  if (capped.length > 0) line(say('match.dedupe.capped', { pairs: number(left_pairs) }))
  for (const { column, value, rows } of capped.slice(0, shownCapped))
    line(`  ${say('match.dedupe.capped_value', { column, value, rows: number(rows) })}`)
}
