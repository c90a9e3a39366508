import {
  type Api,
  type Command,
  type Input,
  type Output,
  optionText,
  optionTexts,
  saveTo,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { keepSheet, uploadTable } from '../../match/index.ts'
import { Study } from './model.ts'
import { showStudy } from './show.ts'

/** The verb that studies a table with an outcome. */
export const studyCommands: readonly Command[] = [
  {
    verb: 'icp study',
    helps: ['identify.study.many_values'],
    usage: 'FILE',
    example: 'talweg icp study deals.xlsx --outcome Stage --positive Won --group Account --out report.html',
    options: [
      { name: 'outcome', type: 'string', placeholder: 'COLUMN' },
      { name: 'positive', type: 'string', placeholder: 'VALUE' },
      { name: 'group', type: 'string', placeholder: 'COLUMN' },
      { name: 'exclude', type: 'string', multiple: true, placeholder: 'COLUMN' },
      { name: 'keep', type: 'string', multiple: true, placeholder: 'COLUMN' },
      { name: 'rising', type: 'string', multiple: true, placeholder: 'COLUMN' },
      { name: 'falling', type: 'string', multiple: true, placeholder: 'COLUMN' },
      { name: 'table', type: 'string', placeholder: 'NAME' },
      { name: 'out', type: 'string', placeholder: 'FILE' },
    ],
    least: 1,
    most: 1,
    run: studySheet,
  },
]

/** @throws Fault `identify.study.which_outcome` without --outcome, `collect.table_missing`, and those of a study */
async function studySheet(api: Api, input: Input): Promise<Output> {
  const outcome = optionText(input, 'outcome')
  if (outcome === undefined) throw new Fault('invalid', 'identify.study.which_outcome')
  keepSheet(input)
  const file = await uploadTable(api, input.words[0] ?? '', optionText(input, 'table'))
  const job = await api.job('/studies', {
    ...file,
    outcome,
    positive: optionText(input, 'positive'),
    group: optionText(input, 'group'),
    exclude: optionTexts(input, 'exclude'),
    keep: optionTexts(input, 'keep'),
    rising: optionTexts(input, 'rising'),
    falling: optionTexts(input, 'falling'),
  })
  const study = Study.parse(job.result)
  const out = optionText(input, 'out')
  const saved = out === undefined ? null : await saveTo(await api.download(`/studies/${job.id}/report`), out)
  return {
    value: study,
    show(terminal) {
      showStudy(terminal, study)
      saved?.show(terminal)
    },
  }
}
