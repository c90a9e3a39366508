import type { Words } from '../../../../ground/kernel/index.ts'

/** Words of the page of the negative profile. */
export const avoidPageWords: Words = {
  en: {
    'identify.web.avoid': 'Whom to avoid',
    'identify.web.avoid_lead':
      'What those who did not renew have in common. Nothing that sales does keeps the wrong customers.',
    'identify.web.avoid_none': 'Nobody has asked yet who leaves',
    'identify.web.avoid_none_text':
      'Talweg compares contracts of the last twelve months that were renewed with those that were not. It needs a file of contracts or purchases with the day on which they end.',
    'identify.web.avoid_learn': 'Find out who leaves',
    'identify.web.avoid_name': 'Who stays',
    'identify.web.avoid_lines': 'With these, more leave',
    'identify.web.avoid_lines_lead':
      'Only what is more than chance. Customers who have it need care; others are no good targets: add it to the minimum profile or to the exclusions.',
    'identify.web.avoid_interval': '{{low}} to {{high}}',
    'identify.web.avoid_source': 'Read from “{{name}}” (version {{version}})',
  },
  zh: {
    'identify.web.avoid': '应当避开谁',
    'identify.web.avoid_lead': '没有续约的客户有哪些共同点。不合适的客户，销售再努力也留不住。',
    'identify.web.avoid_none': '还没有人问过谁会流失',
    'identify.web.avoid_none_text':
      'Talweg 将最近十二个月到期的合同中已续约的与未续约的相比。需要一份带有到期日的合同或购买文件。',
    'identify.web.avoid_learn': '找出谁会流失',
    'identify.web.avoid_name': '谁会留下',
    'identify.web.avoid_lines': '具有这些特征的流失更多',
    'identify.web.avoid_lines_lead':
      '只列出超过偶然的差异。具有此特征的客户需要关照；其他公司不宜作为目标：可加入最低客户特征或排除项。',
    'identify.web.avoid_interval': '{{low}} 至 {{high}}',
    'identify.web.avoid_source': '来自“{{name}}”（第 {{version}} 版）',
  },
}
