import type { Command } from '../../../ground/edge/index.ts'
import { namesIn } from '../../match/index.ts'
import { sayBin, sayTrait } from '../model.ts'
import { Avoid } from './model.ts'

/** The verb that says what those who left have in common. */
export const avoidCommands: readonly Command[] = [
  {
    verb: 'icp avoid',
    usage: '[ID]',
    example: 'talweg icp avoid',
    options: [],
    least: 0,
    most: 1,
    async run(api, input) {
      const avoid = Avoid.parse(await api.get('/profiles/avoid', { profile_id: input.words[0] }))
      return {
        value: avoid,
        show(terminal) {
          const { say, line, number, share } = terminal
          const pen = { ...terminal, name: namesIn(terminal.language) }
          if (avoid.profile === null) return line(say('identify.avoid.none_learned'))
          terminal.heading(
            `${avoid.profile.name} · ${say('identify.version', { version: avoid.profile.version })}`,
          )
          line(
            say('identify.avoid.summary', {
              due: number(avoid.due),
              left: number(avoid.left),
              rate: avoid.rate === null ? '–' : share(avoid.rate),
            }),
          )
          if (avoid.lines.length === 0) line(say('identify.avoid.nothing'))
          else
            terminal.table(avoid.lines, [
              { title: say('identify.column.trait'), value: ({ trait }) => sayTrait(trait, say) },
              {
                title: say('identify.column.bin'),
                value: ({ trait, bin }) => sayBin(trait, bin, pen),
                width: 32,
              },
              {
                title: say('identify.avoid.left'),
                value: ({ left, due }) => `${number(left)}/${number(due)}`,
                align: 'right',
              },
              { title: say('identify.avoid.rate'), value: ({ rate }) => share(rate), align: 'right' },
              {
                title: say('identify.avoid.times'),
                value: ({ lift }) => lift?.toFixed(2) ?? '–',
                align: 'right',
              },
              {
                title: say('identify.avoid.customers'),
                value: ({ customers }) => number(customers),
                align: 'right',
              },
              { title: say('identify.avoid.others'), value: ({ others }) => number(others), align: 'right' },
            ])
          line(say('identify.rest', { none: avoid.no_difference, few: avoid.not_enough_data }))
        },
      }
    },
  },
]
