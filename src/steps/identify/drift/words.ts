import type { Words } from '../../../ground/kernel/index.ts'

/** Words of drift and of reminders. */
export const driftWords: Words = {
  en: {
    'identify.reminder.none': 'No profile needs to be looked at again.',
    'identify.reminder.review': '“{{name}}” version {{version}} was to be reviewed on {{day}}.',
    'identify.reminder.offer.added':
      'The offer has changed since “{{name}}” version {{version}} was put in force or reviewed. New: {{added}}.',
    'identify.reminder.offer.gone':
      'The offer has changed since “{{name}}” version {{version}} was put in force or reviewed. Gone: {{gone}}.',
    'identify.reminder.offer.both':
      'The offer has changed since “{{name}}” version {{version}} was put in force or reviewed. New: {{added}}. Gone: {{gone}}.',
    'identify.reminder.drift':
      'Those who decided lately are not like those from whom “{{name}}” version {{version}} was learned: {{traits}}.',
    'identify.drift.steady':
      'Steady: {{accounts}} accounts that decided after {{since}} are like those that it was learned from.',
    'identify.drift.drifted':
      'Drifted: {{accounts}} accounts that decided after {{since}} differ from those that it was learned from. Learn it anew and see what would change.',
    'identify.drift.not_enough_data':
      'Not enough data: {{accounts}} of {{needed}} accounts have decided after {{since}}.',
    'identify.drift.no_reference':
      'Nothing was learned from accounts here, so there is nothing to compare with.',
    'identify.drift.review_on': 'To be reviewed on {{day}}.',
    'identify.drift.foretold': 'Of their cases {{foretold}} were to be expected to succeed; {{seen}} did.',
    'identify.drift.stability': 'Stability index',
    'identify.drift.by_chance': 'By chance up to',
    'identify.drift.finding': 'Finding',
    'identify.drift.shift.steady': 'steady',
    'identify.drift.shift.some': 'some difference',
    'identify.drift.shift.much': 'much difference',
  },
  zh: {
    'identify.reminder.none': '没有画像需要重新审视。',
    'identify.reminder.review': '“{{name}}”第 {{version}} 版应于 {{day}} 复审。',
    'identify.reminder.offer.added':
      '自“{{name}}”第 {{version}} 版生效或复审以来，产品有变化。新增：{{added}}。',
    'identify.reminder.offer.gone':
      '自“{{name}}”第 {{version}} 版生效或复审以来，产品有变化。不再有：{{gone}}。',
    'identify.reminder.offer.both':
      '自“{{name}}”第 {{version}} 版生效或复审以来，产品有变化。新增：{{added}}。不再有：{{gone}}。',
    'identify.reminder.drift':
      '最近作出决定的客户与“{{name}}”第 {{version}} 版学习时的客户不同：{{traits}}。',
    'identify.drift.steady': '稳定：{{since}} 之后作出决定的 {{accounts}} 家客户与学习时的客户相似。',
    'identify.drift.drifted':
      '已漂移：{{since}} 之后作出决定的 {{accounts}} 家客户与学习时的客户不同。请重新学习，并查看影响。',
    'identify.drift.not_enough_data':
      '数据不足：{{since}} 之后作出决定的客户有 {{accounts}} 家，需要 {{needed}} 家。',
    'identify.drift.no_reference': '此画像并非从客户中学习得出，没有可比较的对象。',
    'identify.drift.review_on': '复审日期：{{day}}。',
    'identify.drift.foretold': '预期其中 {{foretold}} 成功，实际为 {{seen}}。',
    'identify.drift.stability': '稳定性指数',
    'identify.drift.by_chance': '偶然可达',
    'identify.drift.finding': '结论',
    'identify.drift.shift.steady': '稳定',
    'identify.drift.shift.some': '有些差异',
    'identify.drift.shift.much': '差异很大',
  },
}
