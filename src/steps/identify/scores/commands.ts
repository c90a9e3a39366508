import { z } from 'zod'
import { type Command, optionText, type Terminal } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { namesIn } from '../../match/index.ts'
import { sayBin, sayTrait } from '../model.ts'
import { PastReceipt, PastScore, ProfileFits, Receipt } from './model.ts'

const Past = z.object({ items: z.array(PastScore) })
const Now = z.object({ fit: Receipt.nullable() })

/** The verb that says why an account stands where it stands, now or on an earlier day. */
export const scoreCommands: readonly Command[] = [
  {
    verb: 'icp score',
    usage: 'ACCOUNT',
    example: 'talweg icp score acc_4fe2 --at 2026-09-30',
    options: [
      { name: 'at', type: 'string', placeholder: 'YYYY-MM-DD' },
      { name: 'profile', type: 'string', placeholder: 'ID' },
    ],
    least: 1,
    most: 1,
    async run(api, input) {
      const path = `/accounts/${encodeURIComponent(input.words[0] ?? '')}`
      const [at, profile_id] = [optionText(input, 'at'), optionText(input, 'profile')]
      if (at !== undefined) {
        const receipt = PastReceipt.parse(await api.get(`${path}/scores/receipt`, { at, profile_id }))
        return {
          value: receipt,
          show(terminal) {
            const since = receipt.since.slice(0, 10)
            terminal.line(terminal.say('identify.past.since', { at, since }))
            showReceipt(terminal, receipt)
          },
        }
      }
      const { fit } = Now.parse(await api.get(`${path}/receipt`, { profile_id }))
      if (fit === null) throw new Fault('missing', 'identify.no_profile')
      const fits = ProfileFits.parse(await api.get(`${path}/fits`))
      const past = Past.parse(await api.get(`${path}/scores`)).items
      return {
        value: { receipt: fit, fits, scores: past },
        show(terminal) {
          showFits(terminal, fits)
          showReceipt(terminal, fit)
          terminal.line()
          showPast(terminal, fit.account_id, past)
        },
      }
    },
  },
]

/** Which profile it fits best; nothing where there is only one. */
function showFits({ say, line, table }: Terminal, { items, lead }: ProfileFits): void {
  if (items.length < 2) return
  const best = items.filter(({ is_best }) => is_best).map(({ profile }) => profile)
  if (best.length > 1) line(say('identify.fits.tie', { profiles: best.join(', ') }))
  else if (best.length === 1 && lead !== null)
    line(say('identify.fits.best', { profile: best[0] ?? '', lead }))
  else line(say('identify.fits.none'))
  table(items, [
    { title: say('identify.past.version'), value: ({ profile }) => profile },
    { title: say('identify.column.fit'), value: ({ fit, grade }) => `${fit ?? '–'} ${grade ?? ''}` },
    { title: say('identify.column.gate'), value: ({ gate }) => say(`identify.gate.${gate}`) },
    { title: say('identify.fits.behind'), value: ({ behind }) => behind, align: 'right' },
  ])
}

/** How far the next grade is, and which values would lift the account most. */
function showLifts(terminal: Terminal, { lifts, next_grade }: Receipt): void {
  const { say, line, number } = terminal
  const pen = { ...terminal, name: namesIn(terminal.language) }
  if (lifts.length === 0) return
  line()
  if (next_grade) line(say('identify.next_grade', { grade: next_grade.grade, count: next_grade.points }))
  for (const { trait, bin, gain, expected } of lifts)
    line(
      `  ${say(expected === null ? 'identify.lift_of' : 'identify.lift_unknown', {
        trait: sayTrait(trait, say),
        bin: sayBin(trait, bin, pen),
        count: gain,
        expected: number(expected ?? 0),
      })}`,
    )
}

function showReceipt(terminal: Terminal, receipt: Receipt): void {
  const { say } = terminal
  const pen = { ...terminal, name: namesIn(terminal.language) }
  terminal.heading(`${receipt.profile} · ${say('identify.version', { version: receipt.version })}`)
  terminal.line(
    `${say('identify.column.fit')} ${receipt.fit ?? '–'} ${receipt.grade ?? ''} · ${say('identify.column.gate')}: ${say(`identify.gate.${receipt.gate}`)}`,
  )
  terminal.table(receipt.lines, [
    { title: say('identify.column.trait'), value: ({ trait }) => sayTrait(trait, say) },
    {
      title: say('identify.column.bin'),
      value: ({ trait, bin }) => sayBin(trait, bin, pen),
      width: 32,
    },
    {
      title: say('identify.column.points'),
      value: ({ points, most }) => `${points}/${most}`,
      align: 'right',
    },
  ])
  showLifts(terminal, receipt)
}

function showPast(terminal: Terminal, accountId: string, past: readonly PastScore[]): void {
  const { say } = terminal
  terminal.line(say('identify.past.title'))
  const because = ({ why, reason, changed }: PastScore) =>
    reason ??
    (changed.length > 0
      ? changed
          .map(({ field, before, after }) => `${sayTrait(field, say)} ${before ?? '–'} → ${after ?? '–'}`)
          .join(', ')
      : say(`identify.past.why.${why}`))
  terminal.table(past, [
    { title: say('identify.past.from'), value: ({ at }) => at.slice(0, 16).replace('T', ' ') },
    {
      title: say('identify.past.version'),
      value: ({ account_id, name, profile, version }) =>
        [
          profile,
          say('identify.version', { version }),
          ...(account_id === accountId ? [] : [say('identify.past.merged', { name: name ?? account_id })]),
        ].join(' · '),
    },
    {
      title: say('identify.column.fit'),
      value: ({ fit, grade, is_there }) =>
        is_there ? `${fit ?? '–'} ${grade ?? ''}` : say('identify.past.gone'),
    },
    { title: say('identify.past.because'), value: because, width: 48 },
  ])
}
