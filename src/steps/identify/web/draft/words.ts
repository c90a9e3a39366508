import type { Words } from '../../../../ground/kernel/index.ts'

/** Words of the form that edits a profile. */
export const draftPageWords: Words = {
  en: {
    'identify.web.draft.edit': 'Edit',
    'identify.web.draft.title': 'Edit {{name}} (version {{version}})',
    'identify.web.draft.lead':
      'What you save becomes the next version, a draft: accounts are scored by it once somebody activates it. This version stays as it is.',
    'identify.web.draft.save': 'Save as a draft',
    'identify.web.draft.undo': 'Undo the last change',
    'identify.web.draft.incomplete': 'Nothing was saved: fill in what is marked, or remove its line.',
    'identify.web.draft.points_lead':
      'What each value gives; the best values of all traits together have to come to 100.',
    'identify.web.draft.total': 'The best values come to {{total}} of 100 points.',
    'identify.web.draft.spread': 'Spread to 100',
    'identify.web.draft.points_of': 'Points of {{trait}}, {{bin}}',
    'identify.web.draft.was': 'was {{points}}',
    'identify.web.draft.history': 'Won / closed',
    'identify.web.draft.all': 'Also those that give nothing ({{traits}})',
    'identify.web.draft.unmeasured':
      'With other points than those that were learned nobody knows how well they foretell: the figures are left out of the draft.',
    'identify.web.draft.cuts': 'Grades',
    'identify.web.draft.cuts_lead': 'The fit from which on an account has the grade. What is below C is a D.',
    'identify.web.draft.cut': '{{grade}} from',
    'identify.web.draft.consequences': 'What it would change',
    'identify.web.draft.consequences_lead':
      'Beside {{name}}, version {{before}}. It follows what you change above; nothing is kept yet.',
  },
  zh: {
    'identify.web.draft.edit': '编辑',
    'identify.web.draft.title': '编辑“{{name}}”（第 {{version}} 版）',
    'identify.web.draft.lead':
      '保存后成为下一个版本，即草稿；有人使其生效后，客户才按它评分。当前版本保持不变。',
    'identify.web.draft.save': '保存为草稿',
    'identify.web.draft.undo': '撤销上一步',
    'identify.web.draft.incomplete': '尚未保存：请填写标出的内容，或删除该行。',
    'identify.web.draft.points_lead': '每个取值给出的分值；所有特征的最佳取值合计应为 100 分。',
    'identify.web.draft.total': '最佳取值合计 {{total}} 分（满分 100 分）。',
    'identify.web.draft.spread': '按比例调至 100 分',
    'identify.web.draft.points_of': '{{trait}}，{{bin}}的分值',
    'identify.web.draft.was': '原为 {{points}}',
    'identify.web.draft.history': '赢单/已关闭',
    'identify.web.draft.all': '同时显示不给分的特征（{{traits}} 个）',
    'identify.web.draft.unmeasured': '分值与学得的不同时，其预测效果尚未可知，草稿中不再保留相关指标。',
    'identify.web.draft.cuts': '等级',
    'identify.web.draft.cuts_lead': '达到该匹配度即为该等级，低于 C 的为 D。',
    'identify.web.draft.cut': '{{grade}} 级起点',
    'identify.web.draft.consequences': '将带来的变化',
    'identify.web.draft.consequences_lead':
      '与“{{name}}”第 {{before}} 版相比，随上方的修改即时更新；目前未保存任何内容。',
  },
}
