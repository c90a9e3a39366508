import { type Input, optionText, optionTexts } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { parseChoice } from '../mappings/choose.ts'
import { Kind } from '../model.ts'

/** What was wished with options. @throws Fault `collect.kind_unknown`, `collect.map_unreadable` */
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
    tables: optionTexts(input, 'table'),
    choices: optionTexts(input, 'map').map(parseChoice),
  }
}
