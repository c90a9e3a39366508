import { z } from 'zod'
import type { Api, Input, Output, Terminal } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { Kind } from '../model.ts'
import { type Recognised, type RecognisedFiles, recogniseFile, type Skipped } from './recognise-files.ts'
import { type Spooled, spoolSinger } from './singer.ts'
import { inFolder } from './standard-input.ts'
import { wishOf } from './wish.ts'

const Fields = z.object({ items: z.array(z.object({ kind: z.string(), field: z.string() })) })
const shownProblems = 20

/**
 * Imports the streams of a Singer tap on standard input, each like a file of its own. The key that the tap names is the
 * id of a record in its source. When all went well, the last state alone goes to standard output, as the
 * specification wants it of a target; a dry run keeps nothing and hands no state back.
 * @throws Fault `collect.singer_nothing` when no stream fits anything
 */
export function importStreams(
  api: Api,
  input: Input,
  say: Terminal['say'],
  importTables: (found: RecognisedFiles) => Promise<Output>,
): Promise<Output> {
  return inFolder(async (folder) => {
    const spooled = await spoolSinger(input.standardInput(), folder)
    const found = await recogniseStreams(api, input, say, spooled)
    const fits = found.tables.some(({ plan }) => plan !== null)
    if (!fits && spooled.streams.some(({ records }) => records > 0))
      throw new Fault('invalid', 'collect.singer_nothing', {
        streams: found.skipped.map(({ name }) => name).join(', '),
        known: Kind.options.join('|'),
      })
    const imported = fits ? await importTables(found) : null
    return singerOutput(imported, spooled, say, input.options['dry-run'] !== true)
  })
}

async function recogniseStreams(
  api: Api,
  input: Input,
  say: Terminal['say'],
  { streams }: Spooled,
): Promise<RecognisedFiles> {
  const { items: known } = Fields.parse(await api.get('/fields'))
  const tables: Recognised[] = []
  const skipped: Skipped[] = []
  for (const { name, path, records, key } of streams) {
    if (records === 0) {
      skipped.push({ name, reason: say('collect.singer.empty') })
      continue
    }
    const found = await recogniseFile(api, path, say, { ...wishOf(input), name: `${name}.ndjson` })
    tables.push(...found.tables.map((table) => withKey(table, key, known)))
    skipped.push(...found.skipped)
  }
  return { tables, skipped }
}

const idField = 'external_id'

function withKey(
  { inspection, plan }: Recognised,
  key: string | null,
  known: readonly Readonly<{ kind: string; field: string }>[],
): Recognised {
  const at = inspection.columns.findIndex(({ header }) => header === key)
  if (plan === null || at === -1 || !known.some((each) => each.kind === plan.kind && each.field === idField))
    return { inspection, plan }
  const fields = plan.fields.map((field, index) =>
    index === at ? idField : field === idField ? null : field,
  )
  return { inspection, plan: { ...plan, fields } }
}

function singerOutput(
  imported: Output | null,
  { state, problems, passedOver }: Spooled,
  say: Terminal['say'],
  handsBack: boolean,
): Output {
  return {
    value: {
      ...z.looseObject({}).parse(imported?.value ?? { imports: [] }),
      state: handsBack ? (state ?? null) : null,
      problems,
      passed_over: passedOver,
    },
    show(terminal) {
      if (handsBack && state !== undefined) terminal.raw(`${JSON.stringify(state)}\n`)
    },
    remark(terminal) {
      imported?.show(terminal)
      for (const { line, code } of problems.slice(0, shownProblems))
        terminal.line(say('collect.singer.line', { line, reason: say(`collect.singer.${code}`) }))
      if (passedOver > shownProblems)
        terminal.line(say('collect.singer.more', { count: passedOver - shownProblems }))
    },
  }
}
