import {
  type Api,
  type Command,
  exportOptions,
  type Input,
  type Output,
  optionText,
  type Terminal,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { type Choice, placeOf } from '../mappings/choose.ts'
import { type FilePlan, Kind, reasonOf } from '../model.ts'
import { dryRun, saveDryRun, showPreview, wantsFile } from '../preview/command.ts'
import { sourceOf } from '../rows.ts'
import {
  isFolder,
  type RecognisedFiles,
  recogniseFolder,
  recogniseNamed,
  type Skipped,
} from './recognise-files.ts'
import { Imported, type ShowBase, showDone } from './show.ts'
import { importStreams } from './singer-command.ts'
import { inFolder, saveInput } from './standard-input.ts'
import { wishOf } from './wish.ts'

type Say = Terminal['say']

/** The word that stands for standard input. */
const standardInput = '-'

/** The verb that brings files in: named ones, those of a folder, standard input, or the streams of a Singer tap. */
export const importCommand = (showBase: ShowBase): Command => ({
  verb: 'import',
  usage: '[FILE|FOLDER|-]…',
  example: 'talweg import accounts.csv crm.xlsx exports/',
  options: [
    { name: 'kind', type: 'string', placeholder: Kind.options.join('|') },
    { name: 'source', type: 'string', placeholder: 'LABEL' },
    { name: 'map', type: 'string', multiple: true, placeholder: 'HEADER=FIELD' },
    { name: 'table', type: 'string', multiple: true, placeholder: 'NAME' },
    { name: 'read', type: 'string', multiple: true, placeholder: 'delimiter=;' },
    { name: 'name', type: 'string', placeholder: 'NAME' },
    { name: 'after', type: 'string', placeholder: 'FILE' },
    { name: 'singer', type: 'boolean' },
    { name: 'dry-run', type: 'boolean' },
    ...exportOptions,
  ],
  least: 0,
  most: 500,
  async run(api, input, say) {
    if (input.options.singer === true)
      return importStreams(api, input, say, (found) => importTables(api, input, say, found, showBase))
    return importTables(api, input, say, await recogniseWords(api, input, say), showBase)
  },
})

/** What the words behind the verb stand for, recognised. @throws Fault `collect.nothing_named` */
async function recogniseWords(api: Api, input: Input, say: Say): Promise<RecognisedFiles> {
  if (input.words.length === 0) throw new Fault('invalid', 'collect.nothing_named')
  const wanted = wishOf(input)
  if (wanted.after !== undefined && (input.words.length > 1 || !(await isFolder(input.words[0] ?? ''))))
    throw new Fault('invalid', 'collect.after_folder')
  const tables: RecognisedFiles['tables'] = []
  const skipped: Skipped[] = []
  const take = (found: RecognisedFiles) => {
    tables.push(...found.tables)
    skipped.push(...found.skipped)
  }
  for (const word of input.words) {
    if (word === standardInput)
      await inFolder(async (folder) => {
        const path = await saveInput(input.standardInput(), folder)
        const name = optionText(input, 'name') ?? say('collect.standard_input')
        take(await recogniseNamed(api, path, say, { ...wanted, name }))
      })
    else if (await isFolder(word)) take(await recogniseFolder(api, word, say, wanted))
    else take(await recogniseNamed(api, word, say, { ...wanted, name: optionText(input, 'name') }))
  }
  if (tables.every(({ plan }) => plan === null))
    throw new Fault('invalid', 'collect.fits_nothing', {
      file: input.words.join(' '),
      known: Kind.options.join('|'),
    })
  return { tables, skipped }
}

/** Imports what was recognised, or says what that would do. */
async function importTables(
  api: Api,
  input: Input,
  say: Say,
  { tables, skipped }: RecognisedFiles,
  showBase: ShowBase,
): Promise<Output> {
  refuseUnknownHeaders(wishOf(input).choices, tables)
  const files: FilePlan[] = tables.flatMap(({ plan }) => plan ?? [])
  const showSkipped = (terminal: Terminal) => {
    for (const { name, reason } of skipped)
      terminal.line(say('collect.left_out', { what: reasonOf(name, reason) }))
    for (const { plan, inspection } of tables)
      if (plan !== null && inspection.origin !== null)
        terminal.line(
          say(`collect.origin_by_${inspection.origin.by}`, {
            name: inspection.name,
            said: inspection.origin.said,
            label: plan.source ?? sourceOf(plan.name),
          }),
        )
  }
  if (input.options['dry-run'] === true) {
    const preview = await dryRun(api, files)
    const saved = wantsFile(input) ? await saveDryRun(api, preview, input) : undefined
    return {
      value: { ...preview, left_out: skipped, ...(saved ? { file: optionText(input, 'out') } : {}) },
      show(terminal) {
        showPreview(terminal, preview)
        showSkipped(terminal)
        saved?.show(terminal)
      },
    }
  }
  const { result } = await api.job('/imports', { files })
  const done = Imported.parse(result)
  return {
    value: { ...done, left_out: skipped },
    show(terminal) {
      showDone(terminal, done, showBase)
      showSkipped(terminal)
    },
  }
}

/** @throws Fault `collect.map_header` for a correction of a column that no table has */
function refuseUnknownHeaders(choices: readonly Choice[], tables: RecognisedFiles['tables']): void {
  for (const { header } of choices)
    if (tables.every(({ inspection }) => placeOf(inspection.columns, header) === -1))
      throw new Fault('invalid', 'collect.map_header', {
        header,
        known: tables
          .flatMap(({ inspection }) => inspection.columns.map((column) => column.header))
          .join(', '),
      })
}
