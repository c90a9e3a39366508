import type { Words } from '../../../ground/kernel/index.ts'

export const verdictWords: Words = {
  en: {
    'match.verdict_missing': 'There is no verdict {{id}}. “talweg match decisions” lists them all.',
    'match.record_missing':
      'There is no row {{id}} in force. “talweg accounts show ACCOUNT” lists the rows of an account. Nothing was changed.',
    'match.verdict_one_account':
      'Both are part of one account already ({{id}}). To part them, split rows off it. Nothing was changed.',
    'match.verdict_many_accounts':
      'These rows are part of {{accounts}} accounts. Choose rows of one. Nothing was changed.',
    'match.verdict_whole_account':
      'These are all rows of account {{id}}: nothing would be left of it. Choose fewer rows, or move them to another account. Nothing was changed.',
    'match.relation_unknown': 'A relation is one of: {{known}}. Nothing was changed.',
    'match.move_where': 'Say which account the rows belong to: --to ACCOUNT.',
    'match.verdict': 'Verdict',
    'match.verdict.merge': 'one company',
    'match.verdict.split': 'split off',
    'match.verdict.move': 'moved',
    'match.verdict.apart': 'not the same',
    'match.verdict.related': 'related',
    'match.verdict.branch': 'branch',
    'match.verdict.subsidiary': 'subsidiary',
    'match.verdict.part': 'part of the group',
    'match.verdict.one': 'Rows',
    'match.verdict.other': 'And',
    'match.verdict.how_to_undo': 'To take it back: talweg match undo {{id}}',
    'match.verdict.none': 'Nobody has merged or split accounts yet.',
    'match.rule.by_hand': 'Put there by hand',
  },
  zh: {
    'match.verdict_missing': '没有编号为 {{id}} 的判定，可用 “talweg match decisions” 查看全部。',
    'match.record_missing':
      '没有生效的行 {{id}}。“talweg accounts show ACCOUNT” 可列出一个客户的所有行。未做任何更改。',
    'match.verdict_one_account': '两者已属于同一客户（{{id}}）。如需分开，请从中拆出行。未做任何更改。',
    'match.verdict_many_accounts': '这些行分属 {{accounts}} 个客户，请只选择同一客户的行。未做任何更改。',
    'match.verdict_whole_account':
      '这是客户 {{id}} 的全部行，拆出后该客户将不复存在。请少选几行，或将它们移到其他客户。未做任何更改。',
    'match.relation_unknown': '关系只能是：{{known}}。未做任何更改。',
    'match.move_where': '请说明这些行属于哪个客户：--to ACCOUNT。',
    'match.verdict': '判定',
    'match.verdict.merge': '同一公司',
    'match.verdict.split': '拆出',
    'match.verdict.move': '移动',
    'match.verdict.apart': '不是同一公司',
    'match.verdict.related': '有关联',
    'match.verdict.branch': '分公司',
    'match.verdict.subsidiary': '子公司',
    'match.verdict.part': '集团成员',
    'match.verdict.one': '行',
    'match.verdict.other': '与',
    'match.verdict.how_to_undo': '撤回：talweg match undo {{id}}',
    'match.verdict.none': '还没有人合并或拆分过客户。',
    'match.rule.by_hand': '人工归入',
  },
}
