import { z } from 'zod'
import {
  type Api,
  type Command,
  type Input,
  Job,
  type Output,
  optionText,
  page,
  type Terminal,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { inBits } from '../why/commands.ts'
import { comparisonWord, Weights } from '../why/model.ts'
import {
  isTurnedByOthers,
  type MovedRows,
  VersionWeights,
  WeightsDecision,
  WeightsPreview,
  type WeightsRequest,
  WeightsVersion,
} from './model.ts'

const Decided = z.object({ decision: WeightsDecision, job: Job })

/** Which weights count, and how far what is taught now is from them. */
function showAbout(terminal: Terminal, { version, drift, verdicts, pairs, prior }: Weights): void {
  const { say, number } = terminal
  terminal.line(
    version === null
      ? say('match.why.learned', { pairs: number(pairs), prior: inBits(prior) })
      : say('match.training.counts', {
          version: version.version,
          by: version.by,
          at: version.at.slice(0, 10),
          records: number(version.records),
          pairs: number(version.pairs),
          verdicts: number(version.verdicts),
        }),
  )
  if (drift > 0)
    terminal.line(say('match.training.drift', { drift: inBits(drift), verdicts: number(verdicts) }))
  if (drift > 0 || version !== null) terminal.line(say('match.training.teaches'))
}

const ofCompanies = '/match/weights'

async function showWeights(api: Api, path: string): Promise<Output> {
  const weights = Weights.parse(await api.get(path))
  return {
    value: weights,
    show(terminal) {
      const { say, number } = terminal
      showAbout(terminal, weights)
      if (path === ofCompanies && weights.version === null) terminal.line(say('match.training.joining'))
      terminal.table(weights.levels, [
        { title: say('match.field'), value: ({ comparison }) => say(comparisonWord(comparison)) },
        { title: say('match.why.level'), value: ({ level }) => say(`match.level.${level}`) },
        { title: say('match.why.bits'), value: ({ weight }) => inBits(weight), align: 'right' },
        ...(weights.drift === 0
          ? []
          : [
              {
                title: say('match.training.taught'),
                value: ({ taught }: Weights['levels'][number]) => inBits(taught),
                align: 'right' as const,
              },
            ]),
        { title: say('match.why.pairs'), value: ({ pairs }) => number(pairs), align: 'right' },
      ])
    },
  }
}

/** What a version keeps. */
async function showVersion(api: Api, version: string): Promise<Output> {
  const kept = VersionWeights.parse(await api.get(`/match/weights/versions/${encodeURIComponent(version)}`))
  return {
    value: kept,
    show(terminal) {
      const { say } = terminal
      showVersions(terminal, [kept])
      terminal.table(kept.weights, [
        { title: say('match.field'), value: ({ comparison }) => say(comparisonWord(comparison)) },
        {
          title: say('match.why.level'),
          value: ({ level }) => (level === '' ? null : say(`match.level.${level}`)),
        },
        { title: say('match.why.bits'), value: ({ weight }) => inBits(weight), align: 'right' },
      ])
    },
  }
}

function showVersions(terminal: Terminal, versions: readonly WeightsVersion[]): void {
  const { say, number } = terminal
  terminal.table(versions, [
    { title: say('match.training.version'), value: ({ version }) => version, align: 'right' },
    { title: say('match.edit.at'), value: ({ at }) => at.slice(0, 16).replace('T', ' ') },
    { title: say('match.edit.by'), value: ({ by }) => by },
    {
      title: say('match.training.learned_from'),
      value: ({ learned_from }) => say(`match.training.from_${learned_from}`),
    },
    { title: say('match.training.records'), value: ({ records }) => number(records), align: 'right' },
    { title: say('match.training.verdicts'), value: ({ verdicts }) => number(verdicts), align: 'right' },
  ])
}

async function listVersions(api: Api, input: Input): Promise<Output> {
  const query = { limit: optionText(input, 'limit') }
  const [versions, decisions] = [
    page(WeightsVersion).parse(await api.get('/match/weights/versions', query)).items,
    page(WeightsDecision).parse(await api.get('/match/weights/decisions', query)).items,
  ]
  return {
    value: { versions, decisions },
    show(terminal) {
      const { say } = terminal
      if (decisions.length === 0) return terminal.line(say('match.training.never'))
      showVersions(terminal, versions)
      terminal.heading(say('match.training.decisions'))
      showDecisions(terminal, decisions)
    },
  }
}

function showDecisions(terminal: Terminal, decisions: readonly WeightsDecision[]): void {
  const { say } = terminal
  terminal.table(decisions, [
    { title: say('match.edit.id'), value: ({ decision_id }) => decision_id, align: 'right' },
    { title: say('match.edit.at'), value: ({ at }) => at.slice(0, 16).replace('T', ' ') },
    { title: say('match.edit.by'), value: ({ by }) => by },
    {
      title: say('match.training.which'),
      value: ({ version }) =>
        version === null ? say('match.training.none') : say('match.training.version_of', { version }),
    },
    {
      title: say('match.edit.undone'),
      value: ({ undone_by, undone_at }) => undone_at && `${undone_by} ${undone_at.slice(0, 10)}`,
    },
  ])
}

/** Sends a decision, or takes one back, and waits until the account base follows it. */
async function decide(api: Api, path: string, body?: WeightsRequest): Promise<Output> {
  const { decision, job } = Decided.parse(await api.post(path, body))
  await api.wait(job.id)
  const weights = Weights.parse(await api.get(ofCompanies))
  return {
    value: decision,
    show(terminal) {
      showDecisions(terminal, [decision])
      showAbout(terminal, weights)
      if (decision.undone_by === null)
        terminal.line(terminal.say('match.training.how_to_undo', { id: decision.decision_id }))
    },
  }
}

async function preview(api: Api, body: WeightsRequest): Promise<Output> {
  const seen = WeightsPreview.parse((await api.job('/match/weights/preview', body)).result)
  return { value: seen, show: (terminal) => showPreview(terminal, seen) }
}

function showPreview(
  terminal: Terminal,
  { companies, verdicts, joined, parted, weights }: WeightsPreview,
): void {
  const { say, number } = terminal
  terminal.line(
    say('match.training.companies', {
      before: number(companies.before),
      after: number(companies.after),
      verdicts: number(verdicts),
    }),
  )
  terminal.line(say('match.training.teaches'))
  for (const [key, { records, examples }] of Object.entries({ joined, parted })) {
    terminal.line(say(`match.training.${key}`, { records: number(records) }))
    if (examples.length > 0) showMoved(terminal, examples)
  }
  if ([...joined.examples, ...parted.examples].some(isTurnedByOthers))
    terminal.line(say('match.training.mean'))
  if (weights.length === 0) terminal.line(say('match.training.no_change'))
  else showWeightChanges(terminal, weights)
}

function showWeightChanges(terminal: Terminal, weights: WeightsPreview['weights']): void {
  const { say, number } = terminal
  terminal.table(weights, [
    { title: say('match.field'), value: ({ comparison }) => say(comparisonWord(comparison)) },
    {
      title: say('match.why.level'),
      value: ({ level }) => (level === '' ? null : say(`match.level.${level}`)),
    },
    { title: say('match.training.before'), value: ({ before }) => inBits(before), align: 'right' },
    { title: say('match.training.after'), value: ({ after }) => inBits(after), align: 'right' },
    { title: say('match.why.pairs'), value: ({ pairs }) => number(pairs), align: 'right' },
  ])
}

function showMoved(terminal: Terminal, examples: readonly MovedRows[]): void {
  const { say, number } = terminal
  const bits = (weight: number | null) => weight && inBits(weight)
  terminal.table(examples, [
    { title: say('match.training.rows'), value: ({ records }) => number(records), align: 'right' },
    { title: 'A', value: ({ name_a, record_a }) => name_a ?? record_a, width: 36 },
    { title: 'B', value: ({ name_b, record_b }) => name_b ?? record_b, width: 36 },
    { title: say('match.training.before'), value: ({ before }) => bits(before), align: 'right' },
    { title: say('match.training.after'), value: ({ after }) => bits(after), align: 'right' },
  ])
}

const rehearsing = { name: 'preview', type: 'boolean' } as const

/** Tells what would change, or decides. */
const toUse = (api: Api, input: Input, body: WeightsRequest): Promise<Output> =>
  input.options.preview === true ? preview(api, body) : decide(api, '/match/weights/decisions', body)

function requestOf(word: string): WeightsRequest {
  if (word === 'rows') return { use: 'rows' }
  const version = Number(word)
  if (!Number.isInteger(version) || version < 1)
    throw new Fault('invalid', 'match.weights_unreadable', { text: word })
  return { use: 'version', version }
}

/** Verbs of the weights of the matcher: what counts, training again, versions. */
export const trainingCommands: readonly Command[] = [
  {
    verb: 'match weights',
    helps: ['match.weights_version_missing', 'match.weights_unreadable', 'match.weights_decision_missing'],
    usage: '',
    example: 'talweg match weights --versions',
    options: [
      { name: 'versions', type: 'boolean' },
      { name: 'version', type: 'string', placeholder: 'N' },
      { name: 'limit', type: 'string', placeholder: 'N' },
      { name: 'people', type: 'boolean' },
    ],
    least: 0,
    most: 0,
    run(api, input) {
      if (input.options.people === true) return showWeights(api, '/match/people/weights')
      const version = optionText(input, 'version')
      if (version !== undefined) return showVersion(api, version)
      return input.options.versions === true ? listVersions(api, input) : showWeights(api, ofCompanies)
    },
  },
  {
    verb: 'match train',
    usage: '',
    example: 'talweg match train --preview',
    options: [rehearsing],
    least: 0,
    most: 0,
    run: (api, input) => toUse(api, input, { use: 'taught' }),
  },
  {
    verb: 'match weights keep',
    usage: '',
    example: 'talweg match weights keep',
    options: [],
    least: 0,
    most: 0,
    run: (api) => decide(api, '/match/weights/decisions', { use: 'now' }),
  },
  {
    verb: 'match weights use',
    usage: 'VERSION|rows',
    example: 'talweg match weights use 2 --preview',
    options: [rehearsing],
    least: 1,
    most: 1,
    run: (api, input) => toUse(api, input, requestOf(input.words[0] ?? '')),
  },
  {
    verb: 'match weights undo',
    usage: 'ID',
    example: 'talweg match weights undo 3',
    options: [],
    least: 1,
    most: 1,
    run: (api, input) =>
      decide(api, `/match/weights/decisions/${encodeURIComponent(input.words[0] ?? '')}/undo`),
  },
]
