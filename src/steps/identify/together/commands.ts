import { type Command, optionText, type Terminal } from '../../../ground/edge/index.ts'
import { namesIn } from '../../match/index.ts'
import { sayBin, sayTrait } from '../model.ts'
import { Profile } from '../profile/model.ts'
import { Together } from './model.ts'

/** The verb that puts the view of a team beside the data. */
export const togetherCommands: readonly Command[] = [
  {
    verb: 'icp together',
    usage: '',
    example: 'talweg icp together --counts 50 --name "Gym chains, checked"',
    options: [
      { name: 'team', type: 'string', placeholder: 'ID' },
      { name: 'data', type: 'string', placeholder: 'ID' },
      { name: 'counts', type: 'string', placeholder: 'N' },
      { name: 'name', type: 'string', placeholder: 'NAME' },
    ],
    least: 0,
    most: 0,
    async run(api, input) {
      const query = {
        team: optionText(input, 'team'),
        data: optionText(input, 'data'),
        counts: optionText(input, 'counts'),
      }
      const together = Together.parse(await api.get('/profiles/together', query))
      const name = optionText(input, 'name')
      if (name === undefined) return { value: together, show: (terminal) => showTogether(terminal, together) }
      const { team, data, counts } = together
      const body = { name, team: team.profile_id, data: data.profile_id, counts }
      const profile = Profile.parse((await api.job('/profiles/together', body)).result)
      return {
        value: profile,
        show(terminal) {
          showTogether(terminal, together)
          terminal.line(
            terminal.say('identify.together.kept', { name: profile.name, version: profile.version }),
          )
        },
      }
    },
  },
]

/** Each trait with where both stand, and every value on which they say the opposite. */
function showTogether(terminal: Terminal, { team, data, counts, traits }: Together): void {
  const { say } = terminal
  const pen = { ...terminal, name: namesIn(terminal.language) }
  terminal.heading(say('identify.together.of', { team: team.name, data: data.name }))
  if (!data.signal) terminal.line(say('identify.together.no_signal'))
  terminal.line(say('identify.together.dial', { counts: terminal.number(counts) }))
  terminal.table(traits, [
    { title: say('identify.column.trait'), value: ({ trait }) => sayTrait(trait, say) },
    {
      title: say('identify.together.stands'),
      value: ({ finding }) => say(`identify.together.finding.${finding}`),
    },
    { title: say('identify.together.team'), value: (each) => each.team, align: 'right' },
    { title: say('identify.together.data'), value: (each) => each.data, align: 'right' },
    { title: say('identify.together.both'), value: ({ most }) => most, align: 'right' },
    { title: say('identify.column.accounts'), value: ({ accounts }) => accounts, align: 'right' },
  ])
  for (const { trait, bins } of traits)
    for (const { bin, clash, verdict, lift } of bins)
      if (clash)
        terminal.line(
          say('identify.together.clash', {
            trait: sayTrait(trait, say),
            bin: sayBin(trait, bin, pen),
            verdict: say(`identify.verdict.${verdict ?? 'agreed'}`),
            lift: lift?.toFixed(2) ?? '',
          }),
        )
}
