import { z } from 'zod'
import { type Command, optionText, type Terminal } from '../../../ground/edge/index.ts'
import { sayTrait } from '../model.ts'
import { Drift, offerOf, Reminder, Review } from './model.ts'

const Reminders = z.object({ items: z.array(Reminder) })
const ReviewedDrift = Drift.extend({ review_on: z.string() })

/** Verbs of what makes a profile old. */
export const driftCommands: readonly Command[] = [
  {
    verb: 'icp reminders',
    usage: '',
    example: 'talweg icp reminders',
    options: [],
    least: 0,
    most: 0,
    async run(api) {
      const reminders = Reminders.parse(await api.get('/profiles/reminders'))
      return {
        value: reminders,
        show({ say, line }) {
          if (reminders.items.length === 0) line(say('identify.reminder.none'))
          for (const reminder of reminders.items) line(sayReminder(reminder, say))
        },
      }
    },
  },
  {
    verb: 'icp drift',
    usage: '[ID]',
    example: 'talweg icp drift --review 2027-03-31',
    options: [{ name: 'review', type: 'string', placeholder: 'YYYY-MM-DD' }],
    least: 0,
    most: 1,
    async run(api, input) {
      const path = `/profiles/${encodeURIComponent(input.words[0] ?? 'current')}`
      const review_on = optionText(input, 'review')
      if (review_on !== undefined) Review.parse(await api.post(`${path}/review`, { review_on }))
      const drift = ReviewedDrift.parse(await api.get(`${path}/drift`))
      return { value: drift, show: (terminal) => showDrift(terminal, drift) }
    },
  },
]

/** A reminder in words. */
function sayReminder(
  reminder: Reminder,
  say: (key: string, params?: Record<string, string | number>) => string,
): string {
  const { name, version, kind } = reminder
  if (kind === 'review') return say('identify.reminder.review', { name, version, day: reminder.review_on })
  if (kind === 'offer')
    return say(`identify.reminder.offer.${offerOf(reminder)}`, {
      name,
      version,
      added: reminder.added.join(', '),
      gone: reminder.gone.join(', '),
    })
  const traits = reminder.traits.map((trait) => sayTrait(trait, say)).join(', ') || say('identify.column.fit')
  return say('identify.reminder.drift', { name, version, traits })
}

function showDrift(terminal: Terminal, drift: z.infer<typeof ReviewedDrift>): void {
  const { say, line, share } = terminal
  const { name, version, finding, accounts, needed, since, fit, traits, foretold, seen, review_on } = drift
  terminal.heading(`${name} · ${say('identify.version', { version })}`)
  line(say(`identify.drift.${finding}`, { accounts, needed, since: since ?? '' }))
  line(say('identify.drift.review_on', { day: review_on }))
  if (seen !== null && foretold !== null)
    line(say('identify.drift.foretold', { foretold: share(foretold), seen: share(seen) }))
  const lines = [
    ...(fit === null ? [] : [{ title: say('identify.column.fit'), ...fit }]),
    ...traits.map((trait) => ({ title: sayTrait(trait.trait, say), ...trait })),
  ]
  if (lines.length === 0) return
  terminal.table(lines, [
    { title: say('identify.column.trait'), value: ({ title }) => title },
    {
      title: say('identify.drift.stability'),
      value: ({ stability }) => stability.toFixed(2),
      align: 'right',
    },
    {
      title: say('identify.drift.by_chance'),
      value: ({ by_chance }) => by_chance.toFixed(2),
      align: 'right',
    },
    {
      title: say('identify.drift.finding'),
      value: (each) => say(`identify.drift.shift.${each.finding}`),
    },
  ])
}
