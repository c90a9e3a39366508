import { z } from 'zod'
import { type Command, optionText, optionTexts, type Terminal } from '../../../ground/edge/index.ts'
import { OwnField, ownKinds, ownTypes } from './model.ts'

const List = z.object({ items: z.array(OwnField) })

function showFields(terminal: Terminal, fields: readonly OwnField[]): void {
  const { say } = terminal
  terminal.table(fields, [
    { title: say('collect.own.field'), value: ({ field }) => field },
    { title: say('collect.own.label_en'), value: ({ label_en }) => label_en, width: 24 },
    { title: say('collect.own.label_zh'), value: ({ label_zh }) => label_zh, width: 24 },
    { title: say('collect.column.kind'), value: ({ kind }) => say(`collect.kind.${kind}`) },
    { title: say('collect.own.type'), value: ({ type }) => say(`collect.own.type.${type}`) },
    { title: say('collect.own.synonyms'), value: ({ synonyms }) => synonyms.join(', '), width: 40 },
  ])
}

/** Verbs of the fields that people add. */
export const ownFieldCommands: readonly Command[] = [
  {
    verb: 'fields list',
    usage: '',
    example: 'talweg fields list',
    options: [],
    least: 0,
    most: 0,
    async run(api) {
      const { items } = List.parse(await api.get('/own-fields'))
      return { value: { items }, show: (terminal) => showFields(terminal, items) }
    },
  },
  {
    verb: 'fields add',
    usage: 'NAME LABEL',
    example: 'talweg fields add customer_level "Customer level" --zh 客户等级 --synonym 等级',
    options: [
      { name: 'zh', type: 'string', placeholder: 'LABEL' },
      { name: 'kind', type: 'string', placeholder: ownKinds.join('|') },
      { name: 'type', type: 'string', placeholder: ownTypes.join('|') },
      { name: 'unit', type: 'string', placeholder: 'TEXT' },
      { name: 'synonym', type: 'string', multiple: true, placeholder: 'HEADER' },
    ],
    least: 2,
    most: 2,
    async run(api, input) {
      const [name, label_en] = input.words
      const field = OwnField.parse(
        await api.post('/own-fields', {
          name,
          label_en,
          label_zh: optionText(input, 'zh'),
          kind: optionText(input, 'kind'),
          type: optionText(input, 'type'),
          unit: optionText(input, 'unit'),
          synonyms: optionTexts(input, 'synonym'),
        }),
      )
      return { value: field, show: (terminal) => showFields(terminal, [field]) }
    },
  },
  {
    verb: 'fields remove',
    usage: 'FIELD',
    example: 'talweg fields remove own_customer_level',
    options: [],
    least: 1,
    most: 1,
    async run(api, input, say) {
      const [field = ''] = input.words
      await api.delete(`/own-fields/${encodeURIComponent(field)}`)
      return { value: { removed: field }, show: (terminal) => terminal.line(say('collect.own.removed')) }
    },
  },
]
