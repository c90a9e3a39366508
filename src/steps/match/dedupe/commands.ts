import type { Command } from '../../../ground/edge/index.ts'
import { exportOptions, optionText, saveExport } from '../../../ground/edge/index.ts'
import { uploadTable } from '../upload-table.ts'

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
    async run(api, input) {
      const file = await uploadTable(api, input.words[0] ?? '', optionText(input, 'table'))
      return saveExport(api, '/match/dedupe/export', { ...file, as: optionText(input, 'as') }, input)
    },
  },
]
