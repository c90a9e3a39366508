import type { Words } from '../../../ground/kernel/index.ts'

/** The words of remembered corrections. */
export const mappingWords: Words = {
  en: {
    'collect.mapping_missing':
      'There is no remembered correction {{id}}; it may be forgotten already. See the list of them.',
    'collect.mapping_forgotten': 'Forgotten. The next file is recognised as if nobody had corrected it.',
    'collect.map_unreadable':
      '“{{text}}” is no correction. Write HEADER=FIELD, for example --map "Account Manager=owner", or HEADER= to leave a column unmapped.',
    'collect.map_field': 'There is no field “{{field}}” in files of the kind {{kind}}. Known are: {{known}}.',
    'collect.map_header':
      'No table has a column “{{header}}”. Its columns are: {{known}}. Nothing was imported.',
    'collect.column.mapping': 'Id',
    'collect.column.decided_by': 'By',
    'collect.column.decided_at': 'When',
    'collect.web.mappings': 'Remembered columns',
    'collect.web.mappings_lead':
      'How the columns of each import were taken, as recognised or as somebody corrected them. Files of the same source with the same columns are taken the same way, without a click.',
    'collect.web.mappings_none': 'Nothing is remembered yet',
    'collect.web.mappings_none_text':
      'After an import, what the file holds and which column is which field is kept here, corrections included.',
    'collect.web.mapping_columns': 'Columns',
    'collect.web.mapping_is': '{{header}} → {{field}}',
    'collect.web.mapping_unmapped': '{{header}}: not mapped',
    'collect.web.forget': 'Forget',
    'collect.web.forget_of': 'Forget the correction for {{source}}',
    'collect.web.remembered':
      'Taken as {{by}} said on {{when}} for files of “{{source}}” with these columns.',
    'collect.web.forget_here': 'Forget this and recognise anew',
  },
  zh: {
    'collect.mapping_missing': '没有记住的修正 {{id}}，可能已被忘记。请查看列表。',
    'collect.mapping_forgotten': '已忘记。下一个文件将重新自动识别。',
    'collect.map_unreadable':
      '“{{text}}”不是有效的修正。请写成 表头=字段，例如 --map "客户经理=owner"；写成 表头= 则该列不映射。',
    'collect.map_field': '{{kind}} 类型的文件没有字段“{{field}}”。可用的字段：{{known}}。',
    'collect.map_header': '没有表格包含“{{header}}”列。现有的列：{{known}}。未导入任何内容。',
    'collect.column.mapping': '编号',
    'collect.column.decided_by': '修正人',
    'collect.column.decided_at': '时间',
    'collect.web.mappings': '记住的列',
    'collect.web.mappings_lead':
      '每次导入时各列的对应方式，包括自动识别的和人工修正的。同一来源、列相同的文件会按同样方式处理，无需再点选。',
    'collect.web.mappings_none': '还没有记住任何列',
    'collect.web.mappings_none_text': '导入文件后，文件类型以及列与字段的对应关系（包括修正）会保存在这里。',
    'collect.web.mapping_columns': '列',
    'collect.web.mapping_is': '{{header}} → {{field}}',
    'collect.web.mapping_unmapped': '{{header}}：不映射',
    'collect.web.forget': '忘记',
    'collect.web.forget_of': '忘记对 {{source}} 的修正',
    'collect.web.remembered': '按 {{by}} 于 {{when}} 对来源“{{source}}”中相同列的设定处理。',
    'collect.web.forget_here': '忘记并重新识别',
  },
}
