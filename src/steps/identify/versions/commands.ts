import { z } from 'zod'
import { type Command, optionText, type Terminal } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { namesIn } from '../../match/index.ts'
import { sayBin, sayTrait } from '../model.ts'
import { Profile } from '../profile/model.ts'
import { Consequences, cutWords, type Mover, ProfileVersion } from './model.ts'

const Profiles = z.object({ items: z.array(Profile) })
const Versions = z.object({ items: z.array(ProfileVersion) })

/** The version that was named, else the newest draft. */
async function draftOf(api: Parameters<Command['run']>[0], id: string | undefined): Promise<string> {
  if (id !== undefined) return id
  const { items } = Profiles.parse(await api.get('/profiles'))
  const draft = items.find(({ status }) => status === 'draft')
  if (!draft) throw new Fault('missing', 'identify.no_draft')
  return draft.profile_id
}

/** Puts a version in force and waits until every account is scored by it. */
export async function activateVersion(
  api: Parameters<Command['run']>[0],
  id: string,
  reason: string,
): Promise<Profile> {
  return Profile.parse((await api.job(`/profiles/${encodeURIComponent(id)}/activate`, { reason })).result)
}

/** Verbs of the versions of a profile. */
export const versionCommands: readonly Command[] = [
  {
    verb: 'icp versions',
    usage: '[ID]',
    example: 'talweg icp versions',
    options: [],
    least: 0,
    most: 1,
    async run(api, input) {
      const path = `/profiles/${encodeURIComponent(input.words[0] ?? 'current')}/versions`
      const versions = Versions.parse(await api.get(path))
      return { value: versions, show: (terminal) => showVersions(terminal, versions.items) }
    },
  },
  {
    verb: 'icp preview',
    usage: '[ID]',
    example: 'talweg icp preview',
    options: [{ name: 'against', type: 'string', placeholder: 'ID' }],
    least: 0,
    most: 1,
    async run(api, input) {
      const id = await draftOf(api, input.words[0])
      const preview = Consequences.parse(
        await api.get(`/profiles/${encodeURIComponent(id)}/preview`, {
          against: optionText(input, 'against'),
        }),
      )
      return { value: preview, show: (terminal) => showConsequences(terminal, preview) }
    },
  },
  {
    verb: 'icp activate',
    usage: 'ID',
    example: 'talweg icp activate icp_4fe2 --reason "Learned from the deals of this year"',
    options: [{ name: 'reason', type: 'string', placeholder: 'TEXT' }],
    least: 1,
    most: 1,
    async run(api, input) {
      const reason = optionText(input, 'reason')
      if (reason === undefined) throw new Fault('invalid', 'identify.reason_needed')
      const profile = await activateVersion(api, input.words[0] ?? '', reason)
      const { name, version } = profile
      return {
        value: profile,
        show: ({ say, line }) => line(say('identify.versions.activated', { name, version })),
      }
    },
  },
]

function showVersions(terminal: Terminal, versions: readonly ProfileVersion[]): void {
  const { say, line } = terminal
  const pen = { ...terminal, name: namesIn(terminal.language) }
  for (const version of versions) {
    const { name, profile_id, status, learned_by, learned_at, uses, changes } = version
    terminal.heading(
      `${name} · ${say('identify.version', { version: version.version })} · ${say(`identify.status.${status}`)}`,
    )
    line(say('identify.versions.made', { id: profile_id, by: learned_by, at: learned_at.slice(0, 10) }))
    for (const { at, until, by, reason } of uses)
      line(
        say(until === null ? 'identify.versions.in_force' : 'identify.versions.was_in_force', {
          at: at.slice(0, 16).replace('T', ' '),
          until: until?.slice(0, 16).replace('T', ' ') ?? '',
          by: by ?? '–',
          reason: reason ?? say('identify.versions.first'),
        }),
      )
    if (changes === null) continue
    line(say('identify.versions.changed', { version: changes.version }))
    for (const { trait, before, after } of changes.traits)
      line(`  ${sayTrait(trait, say)}: ${before} → ${after}`)
    for (const { trait, bin, before, after } of changes.bins.slice(0, 10))
      line(`  ${sayTrait(trait, say)} ${sayBin(trait, bin, pen)}: ${before} → ${after}`)
    const rules = { added: changes.gate_added.length, removed: changes.gate_removed.length }
    if (rules.added + rules.removed > 0) line(`  ${say('identify.versions.gate', rules)}`)
    if (changes.cuts !== null) line(`  ${say('identify.versions.cuts', cutWords(changes.cuts))}`)
    if (
      changes.traits.length + changes.bins.length + rules.added + rules.removed === 0 &&
      changes.cuts === null
    )
      line(`  ${say('identify.versions.nothing')}`)
  }
}

/** Accounts of either side that a screen holds. */
const mostShown = 5

function showConsequences(terminal: Terminal, preview: Consequences): void {
  const { say, line, number } = terminal
  const { before, after } = preview
  terminal.heading(
    say('identify.preview.of', { name: after.name, version: after.version, before: before.version }),
  )
  line(
    say('identify.preview.counts', {
      accounts: number(preview.accounts),
      rise: number(preview.rise),
      fall: number(preview.fall),
      same: number(preview.same),
    }),
  )
  if (preview.let_in + preview.left_out > 0)
    line(
      say('identify.preview.gate', {
        let_in: number(preview.let_in),
        left_out: number(preview.left_out),
      }),
    )
  line()
  terminal.table(preview.grades, [
    { title: say('identify.column.grade'), value: ({ grade }) => grade ?? say('identify.preview.no_grade') },
    { title: say('identify.preview.before'), value: (each) => number(each.before), align: 'right' },
    { title: say('identify.preview.after'), value: (each) => number(each.after), align: 'right' },
  ])
  line()
  terminal.table(preview.traits, [
    { title: say('identify.column.trait'), value: ({ trait }) => sayTrait(trait, say) },
    { title: say('identify.preview.before'), value: (each) => each.before.toFixed(1), align: 'right' },
    { title: say('identify.preview.after'), value: (each) => each.after.toFixed(1), align: 'right' },
    {
      title: say('identify.preview.changed'),
      value: ({ changed }) => number(changed),
      align: 'right',
    },
  ])
  showMovers(terminal, 'risers', preview.risers)
  showMovers(terminal, 'fallers', preview.fallers)
  for (const { name, stay, other_tier, enter, leave } of preview.lists)
    line(say('identify.preview.list', { name, stay, other_tier, enter, leave }))
}

function showMovers({ say, line }: Terminal, side: 'risers' | 'fallers', movers: readonly Mover[]): void {
  if (movers.length === 0) return
  line()
  line(say(`identify.preview.${side}`))
  for (const { name, account_id, before, after, grade_before, grade_after, lines } of movers.slice(
    0,
    mostShown,
  )) {
    const why = lines
      .slice(0, 3)
      .map((each) => `${sayTrait(each.trait, say)} ${signed(each.after - each.before)}`)
      .join(', ')
    line(`  ${name ?? account_id}: ${before} ${grade_before} → ${after} ${grade_after} (${why})`)
  }
}

const signed = (points: number) => (points > 0 ? `+${points}` : `${points}`)
