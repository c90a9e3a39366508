/** What segments are called, and what goes wrong with them. */
export const segmentWords = {
  en: {
    'identify.segment.name': 'Segment',
    'identify.segment.accounts': 'Accounts',
    'identify.segment.criteria': 'Criteria',
    'identify.segment.left': 'Left',
    'identify.segment.alone': 'By it alone',
    'identify.segment.all': 'All accounts',
    'identify.segment.missing': 'There is no segment “{{id}}”. Choose one of those that there are.',
    'identify.segment.taken':
      'There is a segment “{{name}}” already. Choose another name, or change that one.',
    'identify.segment.no_criteria': 'A segment needs at least one criterion: --where COLUMN=VALUE.',
  },
  zh: {
    'identify.segment.name': '细分',
    'identify.segment.accounts': '客户数',
    'identify.segment.criteria': '条件',
    'identify.segment.left': '剩余',
    'identify.segment.alone': '仅此条件',
    'identify.segment.all': '全部客户',
    'identify.segment.missing': '没有细分“{{id}}”。请从现有细分中选择。',
    'identify.segment.taken': '已有名为“{{name}}”的细分。请换一个名称，或修改原有的细分。',
    'identify.segment.no_criteria': '细分至少需要一个条件：--where 列=值。',
  },
} as const
