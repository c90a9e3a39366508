import { z } from 'zod'
import {
  type Command,
  exportOptions,
  type Input,
  optionText,
  optionTexts,
  page,
  saveExport,
  type Terminal,
  wantsExport,
} from '../../ground/edge/index.ts'
import { Fault } from '../../ground/kernel/index.ts'
import { TargetAccount, TargetList } from './lists/model.ts'
import { type GateRule, Mix, OutcomePreview, outcomes, GateRule as Rule } from './model.ts'
import { Profile } from './profile/model.ts'
import { showOutcome, showProfile } from './show-profile.ts'
import { activateVersion } from './versions/commands.ts'

const operators = { '>=': 'at_least', '<=': 'at_most', '!=': 'none_of', '=': 'one_of' } as const

/** `--gate "employees>=20" --gate "country=CN,DE"`: lines of the minimum profile. */
function parseGate(text: string): GateRule {
  const [, field = '', sign = '', value = ''] = /^\s*(\w+)\s*(>=|<=|!=|=)\s*(.+?)\s*$/.exec(text) ?? []
  const op = Object.entries(operators).find(([symbol]) => symbol === sign)?.[1]
  const rule =
    op === 'at_least' || op === 'at_most'
      ? { field, op, value: Number(value) }
      : { field, op, values: value.split(',').map((each) => each.trim()) }
  const parsed = Rule.safeParse(rule)
  if (!parsed.success) throw new Fault('invalid', 'identify.gate_unreadable', { text })
  return parsed.data
}

/** `10,30,60`: how many accounts each tier can hold. */
function parseCapacity(text: string | undefined) {
  if (text === undefined) return undefined
  const [tier_1, tier_2, tier_3, rest] = text.split(',').map(Number)
  if (![tier_1, tier_2, tier_3].every((tier) => Number.isInteger(tier)) || rest !== undefined)
    throw new Fault('invalid', 'identify.capacity_unreadable', { text })
  return { tier_1, tier_2, tier_3 }
}

const number = (input: Input, name: string): number | undefined => {
  const text = optionText(input, name)
  return text === undefined ? undefined : Number(text)
}

const outcomeOptions = [
  { name: 'outcome', type: 'string', placeholder: outcomes.join('|') },
  { name: 'product', type: 'string', placeholder: 'PRODUCT' },
  { name: 'since', type: 'string', placeholder: 'YYYY-MM-DD' },
  { name: 'until', type: 'string', placeholder: 'YYYY-MM-DD' },
  { name: 'tag', type: 'string', placeholder: 'TAG' },
  { name: 'mix', type: 'string', placeholder: 'OUTCOME:WEIGHT,…' },
  { name: 'put-in', type: 'string', multiple: true, placeholder: 'ACCOUNT' },
  { name: 'take-out', type: 'string', multiple: true, placeholder: 'ACCOUNT' },
] as const

/** `revenue:2,renewed:1` as weights. */
function parseMix(text: string | undefined): Mix | undefined {
  if (text === undefined) return undefined
  const pairs = text.split(',').map((part) => part.trim().split(':'))
  const read = Mix.safeParse(Object.fromEntries(pairs.map(([name, weight]) => [name, Number(weight)])))
  if (!read.success) throw new Fault('invalid', 'identify.mix_unreadable', { text })
  return read.data
}

/** What a mix or a tag alone mean. */
const impliedBy = (input: Input) =>
  optionText(input, 'mix') !== undefined
    ? 'mix'
    : optionText(input, 'tag') !== undefined
      ? 'tagged'
      : undefined

/** What counts as a success; weights alone say that it is a mix, a tag alone that it is the tag. */
const outcomeOf = (input: Input) => ({
  outcome: optionText(input, 'outcome') ?? impliedBy(input),
  mix: parseMix(optionText(input, 'mix')),
  product: optionText(input, 'product'),
  since: optionText(input, 'since'),
  until: optionText(input, 'until'),
  tag: optionText(input, 'tag'),
  put_in: optionTexts(input, 'put-in'),
  taken_out: optionTexts(input, 'take-out'),
})

/** Verbs of this step. */
export const identifyCommands: readonly Command[] = [
  {
    verb: 'icp learn',
    helps: ['identify.no_profile', 'identify.together.no_data', 'identify.outcome_no_case'],
    usage: '',
    example: 'talweg icp learn --name "Best customers" --gate "employees>=20"',
    options: [
      { name: 'name', type: 'string', placeholder: 'NAME' },
      ...outcomeOptions,
      { name: 'gate', type: 'string', multiple: true, placeholder: 'RULE' },
      { name: 'minimum', type: 'string', placeholder: 'N' },
      { name: 'trait', type: 'string', multiple: true, placeholder: 'HEADER' },
      { name: 'exclude', type: 'string', multiple: true, placeholder: 'TRAIT' },
      { name: 'keep', type: 'string', multiple: true, placeholder: 'TRAIT' },
      { name: 'rising', type: 'string', multiple: true, placeholder: 'TRAIT' },
      { name: 'falling', type: 'string', multiple: true, placeholder: 'TRAIT' },
      { name: 'activate', type: 'string', placeholder: 'REASON' },
      { name: 'draft', type: 'boolean' },
    ],
    least: 0,
    most: 0,
    async run(api, input) {
      const gate = optionTexts(input, 'gate').map(parseGate)
      const request = {
        name: optionText(input, 'name'),
        ...outcomeOf(input),
        gate,
        minimum_accounts: number(input, 'minimum'),
        columns: optionTexts(input, 'trait'),
        exclude: optionTexts(input, 'exclude'),
        keep: optionTexts(input, 'keep'),
        rising: optionTexts(input, 'rising'),
        falling: optionTexts(input, 'falling'),
        draft: input.options.draft === true,
      }
      const learned = Profile.parse((await api.job('/profiles/learn', request)).result)
      const reason = optionText(input, 'activate')
      const profile =
        reason === undefined || learned.status === 'active'
          ? learned
          : await activateVersion(api, learned.profile_id, reason)
      const own = await readOwnFields(api)
      return { value: profile, show: (terminal) => showProfile(terminal, profile, own) }
    },
  },
  {
    verb: 'icp outcome',
    helps: ['identify.outcome_no_case'],
    usage: '',
    example: 'talweg icp outcome --outcome renewed --since 2026-01-01',
    options: outcomeOptions,
    least: 0,
    most: 0,
    async run(api, input) {
      const { put_in, taken_out, mix, ...query } = outcomeOf(input)
      const preview = OutcomePreview.parse(
        await api.get('/profiles/outcome', {
          ...query,
          mix: mix && optionText(input, 'mix')?.replaceAll(' ', ''),
          put_in: put_in.join(','),
          taken_out: taken_out.join(','),
        }),
      )
      return { value: preview, show: (terminal) => showOutcome(terminal, preview) }
    },
  },
  {
    verb: 'icp show',
    usage: '[ID]',
    example: 'talweg icp show',
    options: exportOptions,
    least: 0,
    most: 1,
    async run(api, input) {
      const path = `/profiles/${encodeURIComponent(input.words[0] ?? 'current')}`
      if (wantsExport(input)) return saveExport(api, `${path}/evidence/export`, {}, input)
      const profile = Profile.parse(await api.get(path))
      const own = await readOwnFields(api)
      return { value: profile, show: (terminal) => showProfile(terminal, profile, own) }
    },
  },
  {
    verb: 'targets build',
    usage: '',
    example: 'talweg targets build --name "Spring pilot" --owner Ann --capacity 10,30,60',
    options: [
      { name: 'name', type: 'string', placeholder: 'NAME' },
      { name: 'owner', type: 'string', placeholder: 'NAME' },
      { name: 'kpi', type: 'string', placeholder: 'TEXT' },
      { name: 'capacity', type: 'string', placeholder: 'N,N,N' },
      { name: 'relationship', type: 'string', placeholder: 'all|customers|not_customers' },
      { name: 'profile', type: 'string', placeholder: 'ID' },
      { name: 'full', type: 'boolean' },
    ],
    least: 0,
    most: 0,
    async run(api, input, say) {
      const request = {
        name: optionText(input, 'name') ?? say('identify.default_list'),
        owner: optionText(input, 'owner') ?? say('identify.default_owner'),
        kpi: optionText(input, 'kpi'),
        pilot: input.options.full !== true,
        capacity: parseCapacity(optionText(input, 'capacity')),
        relationship: optionText(input, 'relationship'),
        profile_id: optionText(input, 'profile'),
      }
      const list = TargetList.parse((await api.job('/targets', request)).result)
      const { items } = page(TargetAccount).parse(
        await api.get(`/targets/${list.list_id}/accounts`, { limit: '10' }),
      )
      return { value: list, show: (terminal) => showTargets(terminal, list, items) }
    },
  },
  {
    verb: 'targets show',
    usage: '[ID]',
    example: 'talweg targets show --tier 1',
    options: [
      { name: 'tier', type: 'string', placeholder: '1|2|3' },
      { name: 'limit', type: 'string', placeholder: 'N' },
      { name: 'cursor', type: 'string', placeholder: 'NEXT' },
    ],
    least: 0,
    most: 1,
    async run(api, input) {
      const list = await findList(api, input)
      const query = {
        tier: optionText(input, 'tier'),
        limit: optionText(input, 'limit'),
        cursor: optionText(input, 'cursor'),
      }
      const answer = page(TargetAccount).parse(await api.get(`/targets/${list.list_id}/accounts`, query))
      return { value: { ...list, ...answer }, show: (terminal) => showTargets(terminal, list, answer.items) }
    },
  },
  {
    verb: 'targets export',
    usage: '[ID]',
    example: 'talweg targets export --for hubspot --out target-accounts.csv',
    options: [{ name: 'for', type: 'string', placeholder: 'table|hubspot|salesforce' }, ...exportOptions],
    least: 0,
    most: 1,
    async run(api, input) {
      const list = await findList(api, input)
      return saveExport(
        api,
        `/targets/${list.list_id}/accounts/export`,
        { for: optionText(input, 'for') },
        input,
      )
    },
  },
]

const Lists = z.object({ items: z.array(TargetList) })

/** The list that was named, else the one that was built last. */
async function findList(api: Parameters<Command['run']>[0], input: Input): Promise<TargetList> {
  const [id] = input.words
  if (id !== undefined) return TargetList.parse(await api.get(`/targets/${encodeURIComponent(id)}`))
  const [newest] = Lists.parse(await api.get('/targets')).items
  if (!newest) throw new Fault('missing', 'identify.no_list')
  return newest
}

const OwnFields = z.object({
  items: z.array(z.object({ field: z.string(), label_en: z.string(), label_zh: z.string() })),
})
type OwnFields = z.infer<typeof OwnFields>['items']

const readOwnFields = async (api: Parameters<Command['run']>[0]): Promise<OwnFields> =>
  OwnFields.parse(await api.get('/own-fields')).items

/** The head of a target list and some of its accounts with their reasons. */
export function showTargets(terminal: Terminal, list: TargetList, accounts: readonly TargetAccount[]): void {
  const { say } = terminal
  terminal.heading(`${list.name} · ${say('identify.version', { version: list.version })}`)
  terminal.line(
    say('identify.list_summary', {
      accounts: terminal.number(list.accounts),
      owner: list.owner,
      excluded: terminal.number(list.excluded),
    }),
  )
  for (const warning of list.warnings) terminal.line(say(warning))
  for (const account of accounts) {
    terminal.line()
    const fit = account.fit === null ? '' : `${say('identify.column.fit')} ${account.fit}  `
    const worth =
      account.expected_value === null
        ? ''
        : ` · ${say('identify.column.expected_value')} ${terminal.amount(account.expected_value)}`
    terminal.line(
      `${String(account.rank).padStart(3)}. ${account.name} · ${say('identify.column.tier')} ${account.tier} · ${fit}${say('identify.column.readiness')} ${account.readiness} · ${say('identify.column.value')} ${terminal.amount(account.value)}${worth}`,
    )
    for (const { text } of account.reasons) terminal.line(`       ${text}`)
  }
}
