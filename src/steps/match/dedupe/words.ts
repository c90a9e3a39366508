import type { Words } from '../../../ground/kernel/index.ts'

export const dedupeWords: Words = {
  en: {
    'match.dedupe.deduped': 'deduplicated',
    'match.dedupe.as_unknown': 'A row is one of: {{known}}; “{{as}}” is none of them. Nothing was written.',
    'match.sheet_itself':
      'What is found would take the place of {{file}} itself. Give --out another name. Nothing was written.',
    'match.dedupe.too_long':
      'The sheet has more than {{rows}} rows. Split it, or import it: an import has no such limit. Nothing was written.',
    'match.dedupe.gone':
      'What was found in this sheet is not kept any more: only the last five are, and none after a restart. Look for duplicates again; the sheet itself is untouched.',
    'match.dedupe.summary.accounts':
      'Rows: {{rows}}. Companies: {{found}}. Of these with several rows: {{groups}}, to which belong rows: {{joined}}.',
    'match.dedupe.summary.contacts':
      'Rows: {{rows}}. Persons: {{found}}. Of these with several rows: {{groups}}, to which belong rows: {{joined}}.',
    'match.dedupe.refused': 'Rows that could not be read and do not come back: {{rows}}.',
    'match.dedupe.no_name': 'No column of names was recognised; rows were compared by the other columns.',
    'match.dedupe.without_name': 'Rows without a usable name: {{rows}}.',
    'match.dedupe.unsure':
      'Pairs that may be one and were not joined: {{pairs}}. What most of them have in common:',
    'match.dedupe.unsure_reason': 'Pairs: {{pairs}} ({{share}}), such as rows {{a}} and {{b}}: {{reason}}',
    'match.dedupe.capped':
      'Values that too many rows share to compare each with each; {{pairs}} pairs were not looked at, unless something rarer brings them together:',
    'match.dedupe.capped_value': '{{column}} “{{value}}”: {{rows}} rows',
    'match.dedupe.like': 'like row {{row}}',
    'match.dedupe.twin': 'says the same',
    'match.dedupe.aspect.reading': 'reading of the name',
    'match.dedupe.aspect.place': 'place in the name',
    'match.dedupe.aspect.prior': 'before looking',
    'match.dedupe.aspect.against': 'one of these speaks against it',
  },
  zh: {
    'match.dedupe.deduped': '已去重',
    'match.dedupe.as_unknown': '一行只能是：{{known}}，不能是“{{as}}”。未写入任何内容。',
    'match.sheet_itself': '结果会覆盖 {{file}} 本身。请用 --out 指定另一个文件名。未写入任何内容。',
    'match.dedupe.too_long':
      '表格超过 {{rows}} 行。请拆分后再试，或直接导入（导入没有此限制）。未写入任何内容。',
    'match.dedupe.gone':
      '该表格的去重结果已不再保留：仅保留最近五次，重启后全部清除。请重新查找重复；表格本身未受影响。',
    'match.dedupe.summary.accounts':
      '{{rows}} 行为 {{found}} 家公司；其中 {{joined}} 行属于 {{groups}} 家有多行的公司。',
    'match.dedupe.summary.contacts':
      '{{rows}} 行为 {{found}} 人；其中 {{joined}} 行属于 {{groups}} 个有多行的人。',
    'match.dedupe.refused': '无法读取、未随表返回的行：{{rows}}。',
    'match.dedupe.no_name': '未识别到名称列；各行按其他列比较。',
    'match.dedupe.without_name': '没有可用名称的行：{{rows}}。',
    'match.dedupe.unsure': '可能是同一家（人）但未合并的对数：{{pairs}}。其中最常见的情形：',
    'match.dedupe.unsure_reason': '{{pairs}} 对（{{share}}），例如第 {{a}} 行与第 {{b}} 行：{{reason}}',
    'match.dedupe.capped':
      '以下值由过多行共有，无法逐对比较；有 {{pairs}} 对未比较，除非有更少见的内容使其相遇：',
    'match.dedupe.capped_value': '{{column}}“{{value}}”：{{rows}} 行',
    'match.dedupe.like': '与第 {{row}} 行相似',
    'match.dedupe.twin': '内容相同',
    'match.dedupe.aspect.reading': '名称读音',
    'match.dedupe.aspect.place': '名称中的地名',
    'match.dedupe.aspect.prior': '比较之前',
    'match.dedupe.aspect.against': '其中一项不支持',
  },
}
