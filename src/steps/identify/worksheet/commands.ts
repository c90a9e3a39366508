import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import {
  type Api,
  type Command,
  type Input,
  optionText,
  saveTo,
  type Terminal,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { Profile } from '../profile/model.ts'
import { scorecardSchema } from '../scorecard/model.ts'
import { showProfile } from '../show-profile.ts'
import {
  type Content,
  type Contribution,
  Side,
  Stance,
  sides,
  stances,
  templates,
  Worksheet,
  WorksheetSummary,
} from './model.ts'

const Sheets = z.object({ items: z.array(WorksheetSummary) })

/** The worksheet that was named, by id or name, else the one that was changed last. */
export async function findSheet(api: Api, named: string | undefined): Promise<Worksheet> {
  const { items } = Sheets.parse(await api.get('/worksheets'))
  const found =
    named === undefined
      ? items[0]
      : items.find(({ worksheet_id, name }) => worksheet_id === named || name === named)
  if (!found) throw new Fault('missing', 'identify.worksheet.missing', { id: named ?? '' })
  return Worksheet.parse(await api.get(`/worksheets/${found.worksheet_id}`))
}

async function say(
  api: Api,
  sheet: Worksheet,
  where: 'content' | 'contributions',
  said: Content | Contribution,
) {
  const body = { seen: sheet.seq, said }
  const next = Worksheet.parse(await api.post(`/worksheets/${sheet.worksheet_id}/${where}`, body))
  return { value: next, show: (terminal: Terminal) => showSheet(terminal, next) }
}

/** A criterion by its title, its id or its place, counted from 1. */
function criterionOf({ criteria }: Worksheet, named: string) {
  const found = criteria.find(
    ({ title, criterion_id }, i) => title === named || criterion_id === named || String(i + 1) === named,
  )
  if (!found) throw new Fault('missing', 'identify.worksheet.criterion_missing')
  return found
}

/** `WEIGHT STANCE` behind worksheet and criterion. */
function judgedOf([, , weight = '', stance = '']: Input['words']) {
  const parsed = z.object({ weight: z.coerce.number().int().min(0).max(10), stance: Stance }).safeParse({
    weight,
    stance,
  })
  if (!parsed.success)
    throw new Fault('invalid', 'identify.worksheet.judgement_unreadable', {
      text: `${weight} ${stance}`,
      known: stances.join(', '),
    })
  return parsed.data
}

const verb = (name: string, usage: string, example: string, least: number, run: Command['run']): Command => ({
  verb: `icp ${name}`,
  usage,
  example,
  options: [],
  least,
  most: least,
  run,
})

/** Verbs of profiles made by hand. */
export const worksheetCommands: readonly Command[] = [
  {
    ...verb('worksheets', '', 'talweg icp worksheets', 0, async (api) => {
      const answer = Sheets.parse(await api.get('/worksheets'))
      return { value: answer, show: (terminal) => showSheets(terminal, answer.items) }
    }),
    helps: ['identify.worksheet.missing'],
  },
  {
    ...verb('worksheet', '[ID]', 'talweg icp worksheet "Our ideal customer"', 0, async (api, input) => {
      const sheet = await findSheet(api, input.words[0])
      return { value: sheet, show: (terminal) => showSheet(terminal, sheet) }
    }),
    most: 1,
  },
  {
    ...verb(
      'begin',
      'NAME',
      'talweg icp begin "Gym chains" --template gym_crm --product "Gym CRM"',
      1,
      async (api, input) => {
        const body = {
          name: input.words[0],
          product: optionText(input, 'product'),
          template: optionText(input, 'template'),
        }
        const sheet = Worksheet.parse(await api.post('/worksheets', body))
        return { value: sheet, show: (terminal) => showSheet(terminal, sheet) }
      },
    ),
    options: [
      { name: 'template', type: 'string', placeholder: templates.join('|') },
      { name: 'product', type: 'string', placeholder: 'PRODUCT' },
    ],
    helps: ['identify.worksheet.missing', 'identify.together.no_team'],
  },
  verb('join', `ID ${sides.join('|')}`, 'talweg icp join "Gym chains" marketing', 2, async (api, input) => {
    const side = Side.safeParse(input.words[1])
    if (!side.success)
      throw new Fault('invalid', 'identify.worksheet.side_unknown', { known: sides.join(', ') })
    const sheet = await findSheet(api, input.words[0])
    return say(api, sheet, 'contributions', { kind: 'joined', side: side.data })
  }),
  verb(
    'answer',
    `ID CRITERION WEIGHT ${stances.join('|')}`,
    'talweg icp answer "Gym chains" Members 8 good',
    4,
    async (api, input) => {
      const judged = judgedOf(input.words)
      const sheet = await findSheet(api, input.words[0])
      const { criterion_id } = criterionOf(sheet, input.words[1] ?? '')
      return say(api, sheet, 'contributions', { kind: 'opinion', criterion_id, ...judged })
    },
  ),
  verb('hand-in', 'ID', 'talweg icp hand-in "Gym chains"', 1, async (api, input) =>
    say(api, await findSheet(api, input.words[0]), 'contributions', { kind: 'handed_in' }),
  ),
  verb(
    'settle',
    `ID CRITERION WEIGHT ${stances.join('|')}`,
    'talweg icp settle "Gym chains" Members 7 must',
    4,
    async (api, input) => {
      const judged = judgedOf(input.words)
      const sheet = await findSheet(api, input.words[0])
      const { criterion_id } = criterionOf(sheet, input.words[1] ?? '')
      return say(api, sheet, 'content', { kind: 'settled', criterion_id, ...judged })
    },
  ),
  verb('sign', 'ID', 'talweg icp sign "Gym chains"', 1, async (api, input) => {
    const sheet = await findSheet(api, input.words[0])
    const said = await say(api, sheet, 'contributions', { kind: 'signed' })
    if (said.value.status === 'agreed') await api.job(`/worksheets/${sheet.worksheet_id}/score`, undefined)
    return said
  }),
  {
    ...verb(
      'reopen',
      'ID',
      'talweg icp reopen "Gym chains" --reason "new product"',
      1,
      async (api, input) => {
        const reason = optionText(input, 'reason')
        if (!reason?.trim()) throw new Fault('invalid', 'identify.worksheet.reason_needed')
        return say(api, await findSheet(api, input.words[0]), 'content', { kind: 'reopened', reason })
      },
    ),
    options: [{ name: 'reason', type: 'string', placeholder: 'TEXT' }],
  },
  {
    ...verb(
      'export',
      '[ID]',
      'talweg icp export "Gym chains" --out gym-chains.json',
      0,
      async (api, input) => {
        const content = await fileOf(api, input.words[0], optionText(input, 'version'))
        const out = optionText(input, 'out')
        if (out !== undefined) return saveTo(content, out)
        const text = await new Response(content).text()
        return { value: JSON.parse(text), show: (terminal) => terminal.raw(text) }
      },
    ),
    most: 1,
    options: [
      { name: 'version', type: 'string', placeholder: 'N' },
      { name: 'out', type: 'string', placeholder: 'FILE' },
    ],
  },
  verb('import', 'FILE', 'talweg icp import gym-chains.json', 1, async (api, input) => {
    const path = input.words[0] ?? ''
    if (await isScorecard(path)) {
      const profile = Profile.parse(await api.upload('/profiles/file', path))
      return { value: profile, show: (terminal) => showProfile(terminal, profile) }
    }
    const sheet = Worksheet.parse(await api.upload('/worksheets/file', path))
    return { value: sheet, show: (terminal) => showSheet(terminal, sheet) }
  }),
]

/** A profile by its id, or else a worksheet, as a file. */
async function fileOf(api: Api, id: string | undefined, version: string | undefined) {
  if (id === 'current' || id?.startsWith('icp_'))
    return api.download(`/profiles/${encodeURIComponent(id)}/file`, {})
  const { worksheet_id } = await findSheet(api, id)
  return api.download(`/worksheets/${worksheet_id}/file`, { version })
}

/** Whether a file says that it holds a profile with its points; what cannot be read is told by whoever takes it. */
const isScorecard = (path: string): Promise<boolean> =>
  readFile(path, 'utf8').then(
    (text) => text.slice(0, 1000).includes(`"${scorecardSchema}"`),
    () => false,
  )

function showSheets(terminal: Terminal, sheets: readonly WorksheetSummary[]): void {
  const { say: word } = terminal
  terminal.table(sheets, [
    { title: word('identify.sheet.id'), value: ({ worksheet_id }) => worksheet_id },
    { title: word('identify.sheet.name'), value: ({ name }) => name, width: 40 },
    { title: word('identify.sheet.status'), value: ({ status }) => word(`identify.sheet.status.${status}`) },
    { title: word('identify.sheet.criteria'), value: ({ criteria }) => criteria, align: 'right' },
    {
      title: word('identify.sheet.handed_in'),
      value: ({ handed_in, participants }) => `${handed_in}/${participants}`,
      align: 'right',
    },
    {
      title: word('identify.sheet.signed'),
      value: ({ signed, participants }) => `${signed}/${participants}`,
      align: 'right',
    },
  ])
}

/** A worksheet with its criteria, who takes part, and what is in the way of signing it. */
function showSheet(terminal: Terminal, sheet: Worksheet): void {
  const { say: word } = terminal
  const judged = (each: { weight: number; stance: Stance } | null) =>
    each && `${each.weight} ${word(`identify.stance.${each.stance}`)}`
  terminal.heading(`${sheet.name} · ${word(`identify.sheet.status.${sheet.status}`)}`)
  terminal.table(sheet.criteria, [
    { title: word('identify.sheet.criterion'), value: ({ title }) => title, width: 36 },
    { title: word('identify.sheet.mine'), value: ({ mine }) => judged(mine) },
    {
      title: word('identify.sheet.spread'),
      value: ({ opinions }) =>
        opinions.length === 0 ? null : `${opinions.at(-1)?.weight}–${opinions[0]?.weight}`,
      align: 'right',
    },
    { title: word('identify.sheet.settled'), value: ({ settled }) => judged(settled) },
    { title: word('identify.column.points'), value: ({ points }) => points, align: 'right' },
  ])
  terminal.line()
  terminal.table(sheet.participants, [
    { title: word('identify.sheet.person'), value: ({ name }) => name },
    { title: word('identify.sheet.side'), value: ({ side }) => word(`identify.side.${side}`) },
    {
      title: word('identify.sheet.handed_in'),
      value: ({ handed_in_at, answered }) =>
        handed_in_at?.slice(0, 10) ?? `${answered}/${sheet.criteria.length}`,
    },
    { title: word('identify.sheet.signed'), value: ({ signed_at }) => signed_at?.slice(0, 10) ?? null },
  ])
  for (const obstacle of sheet.status === 'open' ? sheet.obstacles : [])
    terminal.line(word(`identify.sheet.obstacle.${obstacle}`))
}
