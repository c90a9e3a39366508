import type { Words } from '../../../ground/kernel/index.ts'

/** What versions of profiles are called, and what goes wrong with them. */
export const versionWords: Words = {
  en: {
    'identify.status.draft': 'draft',
    'identify.status.active': 'in force',
    'identify.status.earlier': 'earlier',
    'identify.version_active': '“{{name}}” version {{version}} is in force already. Nothing was changed.',
    'identify.nothing_before':
      '“{{name}}” has only this version, so there is nothing to compare it with. Learn or edit it again to make a draft.',
    'identify.no_draft':
      'There is no draft. Learn a profile again under its name, or name a version: talweg icp versions.',
    'identify.reason_needed':
      'Say why with --reason "…": it is kept with the version. Nothing was changed. talweg icp preview shows what would follow.',
    'identify.versions.activated':
      '“{{name}}” version {{version}} is in force: every account is scored by it.',
    'identify.versions.draft':
      'This is a draft: accounts are still scored by the version in force. See what it would change with “talweg icp preview {{id}}”, then “talweg icp activate {{id}} --reason …”.',
    'identify.not_scored_then':
      'The account had no score of this profile at {{at}}. Scores are kept since {{since}}; choose a later day.',
    'identify.past.why.first': 'first score',
    'identify.past.why.version': 'another version',
    'identify.past.why.data': 'other data',
    'identify.versions.cuts': 'grades A, B and C begin at {{before}}, now at {{after}}',
    'identify.past.gone': 'no account any more',
    'identify.past.merged': 'as {{name}}, merged since',
    'identify.past.since': 'As it was on {{at}}: so since {{since}}.',
    'identify.past.title': 'Scores that it had',
    'identify.past.from': 'From',
    'identify.past.because': 'Why',
    'identify.past.version': 'Profile',
    'identify.versions.made': '{{id}}, made by {{by}} on {{at}}',
    'identify.versions.in_force': 'In force since {{at}}, by {{by}}: {{reason}}',
    'identify.versions.was_in_force': 'In force from {{at}} to {{until}}, by {{by}}: {{reason}}',
    'identify.versions.first': 'the first version',
    'identify.versions.changed': 'Changed since version {{version}}:',
    'identify.versions.gate': 'Minimum profile: {{added}} rules added, {{removed}} removed',
    'identify.versions.nothing': 'no points, no rules',
    'identify.preview.of': '{{name}}: version {{version}} in place of version {{before}}',
    'identify.preview.counts':
      'Of {{accounts}} accounts {{rise}} rise, {{fall}} fall and {{same}} stay. Nothing has been changed yet.',
    'identify.preview.gate': 'Minimum profile: {{let_in}} accounts would be let in, {{left_out}} left out.',
    'identify.preview.no_grade': 'none',
    'identify.preview.before': 'Before',
    'identify.preview.after': 'After',
    'identify.preview.changed': 'Accounts that change',
    'identify.preview.risers': 'Rise the most:',
    'identify.preview.fallers': 'Fall the most:',
    'identify.preview.list':
      'List “{{name}}”, if it was built now: {{stay}} stay ({{other_tier}} in another tier), {{enter}} enter, {{leave}} leave.',
  },
  zh: {
    'identify.status.draft': '草稿',
    'identify.status.active': '生效中',
    'identify.status.earlier': '曾生效',
    'identify.version_active': '“{{name}}”第 {{version}} 版已经生效。未作任何更改。',
    'identify.nothing_before': '“{{name}}”只有这一个版本，没有可比较的版本。请重新学习或编辑，生成草稿。',
    'identify.no_draft': '没有草稿。请以同名重新学习画像，或指定一个版本：talweg icp versions。',
    'identify.reason_needed':
      '请用 --reason "…" 说明原因，原因会随版本保存。未作任何更改。talweg icp preview 可查看影响。',
    'identify.versions.activated': '“{{name}}”第 {{version}} 版已生效：所有客户都按它评分。',
    'identify.versions.draft':
      '这是草稿：客户仍按生效中的版本评分。可用 “talweg icp preview {{id}}” 查看影响，再用 “talweg icp activate {{id}} --reason …” 使其生效。',
    'identify.not_scored_then':
      '该客户在 {{at}} 没有此画像的评分。评分自 {{since}} 起保存；请选择更晚的日期。',
    'identify.past.why.first': '首次评分',
    'identify.past.why.version': '换了版本',
    'identify.past.why.data': '数据变化',
    'identify.versions.cuts': 'A、B、C 级起点：{{before}}，现为 {{after}}',
    'identify.past.gone': '客户已不存在',
    'identify.past.merged': '当时为{{name}}，后已合并',
    'identify.past.since': '{{at}} 时的情况：自 {{since}} 起如此。',
    'identify.past.title': '历次评分',
    'identify.past.from': '起始',
    'identify.past.because': '原因',
    'identify.past.version': '画像',
    'identify.versions.made': '{{id}}，由 {{by}} 于 {{at}} 生成',
    'identify.versions.in_force': '自 {{at}} 起生效，操作人 {{by}}：{{reason}}',
    'identify.versions.was_in_force': '{{at}} 至 {{until}} 生效，操作人 {{by}}：{{reason}}',
    'identify.versions.first': '首个版本',
    'identify.versions.changed': '与第 {{version}} 版相比：',
    'identify.versions.gate': '最低客户特征：新增 {{added}} 条规则，删除 {{removed}} 条',
    'identify.versions.nothing': '分值与规则均无变化',
    'identify.preview.of': '{{name}}：以第 {{version}} 版取代第 {{before}} 版',
    'identify.preview.counts':
      '{{accounts}} 家客户中，{{rise}} 家上升，{{fall}} 家下降，{{same}} 家不变。目前尚未作任何更改。',
    'identify.preview.gate': '最低客户特征：{{let_in}} 家客户将重新符合，{{left_out}} 家将不再符合。',
    'identify.preview.no_grade': '无',
    'identify.preview.before': '之前',
    'identify.preview.after': '之后',
    'identify.preview.changed': '有变化的客户',
    'identify.preview.risers': '上升最多：',
    'identify.preview.fallers': '下降最多：',
    'identify.preview.list':
      '名单“{{name}}”若现在生成：{{stay}} 家留下（其中 {{other_tier}} 家换级），{{enter}} 家进入，{{leave}} 家离开。',
  },
}
