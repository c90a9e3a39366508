import type { Words } from '../../../ground/kernel/index.ts'

export const togetherWords: Words = {
  en: {
    'identify.together.no_team':
      'No team has agreed on a profile yet. Begin a worksheet (Identify › Worksheets) and sign it.',
    'identify.together.no_data':
      'No profile has been learned from data yet. Learn one (Identify › Profiles).',
    'identify.together.not_team':
      '“{{name}}” was not agreed on by a team. Name a profile that comes from a worksheet.',
    'identify.together.not_data': '“{{name}}” was not learned from data. Name a profile that was learned.',
    'identify.together.of': '{{team}} (team) and {{data}} (data)',
    'identify.together.no_signal':
      'The data do not tell won from lost, so that all points are the team’s. Evidence of single values stands beside them all the same.',
    'identify.together.dial': 'The view of the team counts for {{counts}} accounts.',
    'identify.together.stands': 'They',
    'identify.together.team': 'Team',
    'identify.together.data': 'Data',
    'identify.together.both': 'Both',
    'identify.together.weight': 'Weight of the data',
    'identify.together.clash':
      '{{trait}} {{bin}}: the data say “{{verdict}}” (lift {{lift}}), the team says the opposite.',
    'identify.together.kept':
      'Kept as {{name}}, version {{version}}. The first version of a name scores every account at once, a later one is a draft.',
    'identify.together.finding.contrary': 'contradict',
    'identify.together.finding.overlooked': 'only the data tell',
    'identify.together.finding.confirmed': 'agree',
    'identify.together.finding.no_difference': 'the data show no difference',
    'identify.together.finding.not_enough_data': 'not enough data',
    'identify.together.finding.not_looked': 'the data know nothing of it',
  },
  zh: {
    'identify.together.no_team': '还没有团队商定的画像。请新建工作表（“识别 › 画像工作表”）并签字。',
    'identify.together.no_data': '还没有从数据学得的画像。请先学习（“识别 › 客户画像”）。',
    'identify.together.not_team': '“{{name}}”不是团队商定的画像。请指定来自工作表的画像。',
    'identify.together.not_data': '“{{name}}”不是从数据学得的画像。请指定学得的画像。',
    'identify.together.of': '{{team}}（团队）与 {{data}}（数据）',
    'identify.together.no_signal': '数据无法区分赢单与输单，因此分值全部来自团队；各取值的依据仍列在旁边。',
    'identify.together.dial': '团队意见相当于 {{counts}} 家客户。',
    'identify.together.stands': '两者关系',
    'identify.together.team': '团队',
    'identify.together.data': '数据',
    'identify.together.both': '结合',
    'identify.together.weight': '数据所占比重',
    'identify.together.clash': '{{trait}}：{{bin}}，数据显示“{{verdict}}”（提升 {{lift}}），与团队看法相反。',
    'identify.together.kept':
      '已保存为 {{name}} 第 {{version}} 版。同名的首个版本立即用于评分，之后的版本为草稿。',
    'identify.together.finding.contrary': '相互矛盾',
    'identify.together.finding.overlooked': '只有数据显示',
    'identify.together.finding.confirmed': '看法一致',
    'identify.together.finding.no_difference': '数据看不出差异',
    'identify.together.finding.not_enough_data': '数据不足',
    'identify.together.finding.not_looked': '数据中没有',
  },
}
