import { z } from 'zod'
import {
  type Api,
  type Command,
  optionTexts,
  type Terminal,
  writeFilter,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { type Criterion, Narrowing, Segment } from './model.ts'

const Segments = z.object({ items: z.array(Segment) })
const where = { name: 'where', type: 'string', multiple: true, placeholder: 'COLUMN=VALUE' } as const

/** A criterion as `--where` takes it. */
const written = ({ column, values }: Criterion): string[] => values.map((value) => writeFilter(column, value))

async function findSegment(api: Api, named: string): Promise<Segment> {
  const { items } = Segments.parse(await api.get('/segments'))
  const found = items.find(
    ({ segment_id, name }) => segment_id === named || name.toLowerCase() === named.toLowerCase(),
  )
  if (!found) throw new Fault('missing', 'identify.segment.missing', { id: named })
  return found
}

const showSegments = (terminal: Terminal, items: readonly Segment[]) =>
  terminal.table(items, [
    { title: terminal.say('identify.segment.name'), value: ({ name }) => name, width: 32 },
    {
      title: terminal.say('identify.segment.accounts'),
      value: ({ accounts }) => (accounts === null ? null : terminal.number(accounts)),
      align: 'right',
    },
    {
      title: terminal.say('identify.segment.criteria'),
      value: ({ where: said }) => said.join(', '),
      width: 60,
    },
  ])

/** The verbs of segments. */
export const segmentCommands: readonly Command[] = [
  {
    verb: 'segments list',
    helps: ['identify.segment.missing'],
    usage: '',
    example: 'talweg segments list',
    options: [],
    least: 0,
    most: 0,
    async run(api) {
      const value = Segments.parse(await api.get('/segments'))
      return { value, show: (terminal) => showSegments(terminal, value.items) }
    },
  },
  {
    verb: 'segments narrow',
    usage: '[NAME]',
    example: 'talweg segments narrow --where country=DE "--where=employees>=200" "--where=city!=Berlin"',
    options: [where],
    least: 0,
    most: 1,
    async run(api, input) {
      const [named] = input.words
      const known = named === undefined ? [] : (await findSegment(api, named)).where
      const asked = [...known, ...optionTexts(input, 'where')]
      const value = Narrowing.parse(await api.get('/segments/narrow', { where: asked }))
      return {
        value,
        show(terminal) {
          const { accounts } = value
          const rows = [
            { said: terminal.say('identify.segment.all'), left: accounts, alone: accounts },
            ...value.criteria.map((each) => ({ ...each, said: written(each).join(' ') })),
          ]
          terminal.table(rows, [
            { title: terminal.say('identify.segment.criteria'), value: ({ said }) => said, width: 60 },
            {
              title: terminal.say('identify.segment.left'),
              value: ({ left }) => terminal.number(left),
              align: 'right',
            },
            {
              title: terminal.say('identify.segment.alone'),
              value: ({ alone }) => terminal.number(alone),
              align: 'right',
            },
          ])
        },
      }
    },
  },
  {
    verb: 'segments save',
    usage: 'NAME',
    example: 'talweg segments save "Large in Germany" --where country=DE "--where=employees>=200"',
    options: [where],
    least: 1,
    most: 1,
    async run(api, input) {
      const asked = optionTexts(input, 'where')
      if (asked.length === 0) throw new Fault('invalid', 'identify.segment.no_criteria')
      const value = Segment.parse(await api.post('/segments', { name: input.words[0], where: asked }))
      return { value, show: (terminal) => showSegments(terminal, [value]) }
    },
  },
  {
    verb: 'segments remove',
    usage: 'NAME',
    example: 'talweg segments remove "Large in Germany"',
    options: [],
    least: 1,
    most: 1,
    async run(api, input) {
      const { segment_id } = await findSegment(api, input.words[0] ?? '')
      const value = Segment.parse(await api.post(`/segments/${segment_id}/remove`, undefined))
      return { value, show: (terminal) => showSegments(terminal, [value]) }
    },
  },
]
