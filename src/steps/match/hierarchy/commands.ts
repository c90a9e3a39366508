import type { Command } from '../../../ground/edge/index.ts'
import { Group, type GroupMember } from './model.ts'

/** The verb of groups. */
export const hierarchyCommands: readonly Command[] = [
  {
    verb: 'match group',
    usage: 'ACCOUNT',
    example: 'talweg match group acc_3f9c…',
    options: [],
    least: 1,
    most: 1,
    async run(api, input) {
      const group = Group.parse(await api.get(`/accounts/${encodeURIComponent(input.words[0] ?? '')}/group`))
      return {
        value: group,
        show({ line, say, amount }) {
          const parts = Map.groupBy(group.members, ({ parent_id }) => parent_id)
          const show = (member: GroupMember, depth: number) => {
            const notes = [
              ...(member.relation ? [say(`match.verdict.${member.relation}`)] : []),
              ...(member.origin === 'name' ? [say('match.group.by_name')] : []),
              ...(member.purchasing ? [member.purchasing] : []),
              ...(member.won_revenue > 0 ? [amount(member.won_revenue)] : []),
            ]
            line(`${'  '.repeat(depth)}${[member.name, ...notes].join(' · ')}  ${member.account_id}`)
            for (const part of parts.get(member.account_id) ?? []) show(part, depth + 1)
          }
          for (const head of parts.get(null) ?? []) show(head, 0)
          if (!group.complete) line(say('match.group.more'))
        },
      }
    },
  },
]
