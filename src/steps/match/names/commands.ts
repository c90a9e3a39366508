import {
  type Api,
  type Command,
  exportOptions,
  type Input,
  type Output,
  optionText,
  saveExport,
  type Terminal,
} from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { keepSheet, uploadTable } from '../upload-table.ts'
import { NamePair } from './model.ts'

/** Verbs of names: two of them, or a sheet of pairs. */
export const nameCommands: readonly Command[] = [
  {
    verb: 'match names',
    usage: 'A B',
    example: 'talweg match names "北京字节跳动科技有限公司" "字节跳动"',
    options: [],
    least: 2,
    most: 2,
    async run(api, input) {
      const [a, b] = input.words
      const pair = NamePair.parse(await api.get('/match/names', { a, b }))
      return { value: pair, show: (terminal) => showPair(terminal, pair) }
    },
  },
  {
    verb: 'match pairs',
    usage: 'FILE',
    example: 'talweg match pairs names.xlsx --a "Our name" --b "Their name" --out judged.xlsx',
    options: [
      { name: 'a', type: 'string', placeholder: 'COLUMN' },
      { name: 'b', type: 'string', placeholder: 'COLUMN' },
      { name: 'table', type: 'string', placeholder: 'NAME' },
      ...exportOptions,
    ],
    least: 1,
    most: 1,
    run: judgeSheet,
  },
]

/** @throws Fault `match.names.which_columns` without --a and --b, `collect.table_missing` */
async function judgeSheet(api: Api, input: Input): Promise<Output> {
  const [a, b] = [optionText(input, 'a'), optionText(input, 'b')]
  if (a === undefined || b === undefined) throw new Fault('invalid', 'match.names.which_columns')
  keepSheet(input)
  const file = await uploadTable(api, input.words[0] ?? '', optionText(input, 'table'))
  return saveExport(api, '/match/names/export', { ...file, a, b }, input)
}

function showPair(terminal: Terminal, { a, b, verdict, probability, lines }: NamePair): void {
  const { say } = terminal
  terminal.heading(
    say('match.names.judgement', {
      verdict: say(`match.names.verdict.${verdict}`),
      share: terminal.share(probability),
    }),
  )
  for (const { original, pieces, also } of [a, b])
    terminal.table(
      [...pieces, ...also],
      [
        { title: original, value: ({ start, end }) => original.slice(start, end), width: 40 },
        { title: say('match.names.part'), value: ({ part }) => say(`match.names.part.${part}`) },
      ],
    )
  terminal.table(lines, [
    { title: say('match.names.compared'), value: ({ what }) => say(`match.names.part.${what}`) },
    { title: say('match.why.level'), value: ({ level }) => say(`match.names.level.${level}`) },
    { title: say('match.names.bits'), value: ({ weight }) => (weight / 1000).toFixed(1), align: 'right' },
  ])
}
