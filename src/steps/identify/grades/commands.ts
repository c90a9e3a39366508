import { z } from 'zod'
import type { Command } from '../../../ground/edge/index.ts'
import { GradeReport } from './model.ts'

const Report = z.object({ items: z.array(GradeReport) })

/** The verb that says what became of each grade. */
export const gradeCommands: readonly Command[] = [
  {
    verb: 'icp grades',
    usage: '[ID]',
    example: 'talweg icp grades',
    options: [],
    least: 0,
    most: 1,
    async run(api, input) {
      const path = `/profiles/${encodeURIComponent(input.words[0] ?? 'current')}/grades`
      const report = Report.parse(await api.get(path))
      return {
        value: report,
        show({ say, table, number, amount, share }) {
          const maybe = (value: number | null) => (value === null ? null : share(value))
          table(report.items, [
            { title: say('identify.column.grade'), value: ({ grade }) => grade },
            {
              title: say('identify.column.accounts'),
              value: ({ accounts }) => number(accounts),
              align: 'right',
            },
            {
              title: say('identify.column.win_rate'),
              value: ({ win_rate }) => maybe(win_rate),
              align: 'right',
            },
            {
              title: say('identify.grades.won_revenue'),
              value: ({ won_revenue }) => amount(won_revenue),
              align: 'right',
            },
            { title: say('identify.grades.due'), value: ({ due }) => number(due), align: 'right' },
            { title: say('identify.grades.churn'), value: ({ churn }) => maybe(churn), align: 'right' },
            {
              title: say('identify.grades.expansion'),
              value: ({ expansion }) => maybe(expansion),
              align: 'right',
            },
          ])
        },
      }
    },
  },
]
