import type { Words } from '../../../ground/kernel/index.ts'

/** Words of the negative profile. */
export const avoidWords: Words = {
  en: {
    'identify.avoid_not_renewed':
      '“{{name}}” version {{version}} was not learned from renewals, so it does not tell who leaves. Learn one with the outcome “renewed”.',
    'identify.avoid.none_learned':
      'Nobody has asked yet who leaves. Learn a profile of renewals: talweg icp learn --name "Who stays" --outcome renewed --draft.',
    'identify.avoid.summary':
      'Of {{due}} contracts that were due in the last twelve months {{left}} were not renewed ({{rate}}).',
    'identify.avoid.nothing': 'No trait sets those who left apart beyond chance.',
    'identify.avoid.left': 'Left/due',
    'identify.avoid.rate': 'Leave',
    'identify.avoid.times': 'Times the average',
    'identify.avoid.customers': 'Customers with it',
    'identify.avoid.others': 'Others with it',
  },
  zh: {
    'identify.avoid_not_renewed':
      '“{{name}}”第 {{version}} 版不是从续约中学习的，无法说明谁会流失。请以“续约”为结果学习一份画像。',
    'identify.avoid.none_learned':
      '还没有人问过谁会流失。请学习一份续约画像：talweg icp learn --name "Who stays" --outcome renewed --draft。',
    'identify.avoid.summary': '最近十二个月到期的 {{due}} 份合同中，{{left}} 份没有续约（{{rate}}）。',
    'identify.avoid.nothing': '没有任何特征能在偶然之外区分流失的客户。',
    'identify.avoid.left': '流失/到期',
    'identify.avoid.rate': '流失率',
    'identify.avoid.times': '相当于平均的倍数',
    'identify.avoid.customers': '具有此特征的客户',
    'identify.avoid.others': '具有此特征的其他公司',
  },
}
