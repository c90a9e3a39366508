import type { Words } from '../../../../ground/kernel/index.ts'

export const namePageWords: Words = {
  en: {
    'match.web.aliases': 'Other names',
    'match.web.aliases_search': 'Search names',
    'match.web.aliases_total_one': '{{total}} name',
    'match.web.aliases_total_other': '{{total}} names',
    'match.web.aliases_none': 'No other names yet',
    'match.web.aliases_none_text':
      'Import a file with a column of short or English names, or give an account one on its page.',
    'match.web.names': 'Compare names',
    'match.web.names_lead':
      'Whether two company names are one company, by nothing but the names: each is taken apart, the parts are compared, and the weights add up. What a name cannot tell is “unsure”.',
    'match.web.names.two': 'Two names',
    'match.web.names.a': 'One name',
    'match.web.names.b': 'The other name',
    'match.web.names.receipt': 'Receipt',
    'match.web.names.parts': 'Parts',
    'match.web.names.sum': 'Sum',
    'match.web.names.none': 'Type two names',
    'match.web.names.none_text':
      'In Chinese, English or both: full or short, with or without the legal form.',
    'match.web.names.sheet': 'A sheet of pairs',
    'match.web.names.sheet_lead':
      'A sheet with two names in each row comes back with verdict, probability and reason in three more columns. Nothing of it is imported.',
    'match.web.names.choose': 'Choose a file',
    'match.web.names.sending': 'Uploading: {{share}}',
    'match.web.names.table': 'Sheet',
    'match.web.names.column_a': 'Column of one name',
    'match.web.names.column_b': 'Column of the other name',
    'match.web.names.save': 'Save judged sheet',
    'match.web.names.rows': '{{name}}: about {{rows}} rows',
  },
  zh: {
    'match.web.aliases': '其他名称',
    'match.web.aliases_search': '搜索名称',
    'match.web.aliases_total_other': '{{total}} 个名称',
    'match.web.aliases_none': '还没有其他名称',
    'match.web.aliases_none_text': '请导入含简称或英文名列的文件，或在客户页面填写。',
    'match.web.names': '名称比对',
    'match.web.names_lead':
      '仅凭名称判断两个公司名是否指同一家：先拆解每个名称，再逐项比较，权重相加得出结论。名称本身无法说明的，判为“无法确定”。',
    'match.web.names.two': '两个名称',
    'match.web.names.a': '名称一',
    'match.web.names.b': '名称二',
    'match.web.names.receipt': '计算明细',
    'match.web.names.parts': '组成部分',
    'match.web.names.sum': '合计',
    'match.web.names.none': '请输入两个名称',
    'match.web.names.none_text': '中文、英文或中英混合均可；全称、简称均可，有无“有限公司”等字样都行。',
    'match.web.names.sheet': '成批比对',
    'match.web.names.sheet_lead':
      '上传每行含两个名称的表格，取回时多出判断、概率、理由三列。表格内容不会被导入。',
    'match.web.names.choose': '选择文件',
    'match.web.names.sending': '正在上传：{{share}}',
    'match.web.names.table': '工作表',
    'match.web.names.column_a': '名称一所在列',
    'match.web.names.column_b': '名称二所在列',
    'match.web.names.save': '保存比对结果',
    'match.web.names.rows': '{{name}}：约 {{rows}} 行',
  },
}
