import { type Input, optionText, optionTexts } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { parseChoice } from '../mappings/choose.ts'
import { ChosenReading, Kind } from '../model.ts'

/** What was wished with options. @throws Fault `collect.kind_unknown`, `collect.map_unreadable`, `collect.read_unreadable` */
export function wishOf(input: Input) {
  const kind = Kind.optional().safeParse(optionText(input, 'kind'))
  if (!kind.success)
    throw new Fault('invalid', 'collect.kind_unknown', {
      kind: String(optionText(input, 'kind')),
      known: Kind.options.join(', '),
    })
  return {
    kind: kind.data,
    source: optionText(input, 'source'),
    after: optionText(input, 'after'),
    tables: optionTexts(input, 'table'),
    choices: optionTexts(input, 'map').map(parseChoice),
    chosen: readingOf(optionTexts(input, 'read')),
  }
}

/** `delimiter=;` and `header_line=3`, together, as what a person says about how files are read. */
function readingOf(said: readonly string[]): ChosenReading {
  const pairs = said.map((text) => {
    const at = text.indexOf('=')
    return [text.slice(0, Math.max(0, at)), text.slice(at + 1).replace('\\t', '\t')] as const
  })
  const read = ChosenReading.safeParse(Object.fromEntries(pairs))
  if (!read.success)
    throw new Fault('invalid', 'collect.read_unreadable', {
      said: said.join(' '),
      known: Object.keys(ChosenReading.shape).join(', '),
    })
  return read.data
}
