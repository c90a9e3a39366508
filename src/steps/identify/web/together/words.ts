import type { Words } from '../../../../ground/kernel/index.ts'

/** Words of the page where team and data stand side by side. */
export const togetherPageWords: Words = {
  en: {
    'identify.web.together': 'Team and data',
    'identify.web.together.lead':
      'What the team agreed on beside what happened, trait by trait. Where they contradict is worth a talk.',
    'identify.web.together.team': 'Profile of the team',
    'identify.web.together.data': 'Profile of the data',
    'identify.web.together.dial': 'How they are put together',
    'identify.web.together.counts': 'The team counts for so many accounts',
    'identify.web.together.counts_hint':
      'Of a value that {{n}} accounts have, the data then have a weight of {{n}} ÷ ({{n}} + {{counts}}) = {{weight}}.',
    'identify.web.together.clashes_one': 'In {{count}} value the team and the data say the opposite',
    'identify.web.together.clashes_other': 'In {{count}} values the team and the data say the opposite',
    'identify.web.together.no_clash': 'Nowhere do the team and the data say the opposite',
    'identify.web.together.clash_wins':
      '{{trait}} {{bin}}: the team does not want it, and it wins more (lift {{lift}}, {{accounts}} accounts).',
    'identify.web.together.clash_loses':
      '{{trait}} {{bin}}: the team wants it, and it wins less (lift {{lift}}, {{accounts}} accounts).',
    'identify.web.together.traits': 'Trait by trait',
    'identify.web.together.make': 'Make a profile of both',
    'identify.web.together.make_text':
      'The first version of a name scores every account at once, a later one is a draft. The minimum profile and the exclusions are those of the team.',
  },
  zh: {
    'identify.web.together': '团队与数据',
    'identify.web.together.lead': '逐个特征对照团队商定的结果与实际发生的情况。相互矛盾之处最值得讨论。',
    'identify.web.together.team': '团队的画像',
    'identify.web.together.data': '数据的画像',
    'identify.web.together.dial': '如何结合',
    'identify.web.together.counts': '团队意见相当于多少家客户',
    'identify.web.together.counts_hint':
      '若有 {{n}} 家客户具有某一取值，则数据所占比重为 {{n}} ÷（{{n}} + {{counts}}）= {{weight}}。',
    'identify.web.together.clashes_other': '有 {{count}} 个取值，团队与数据看法相反',
    'identify.web.together.no_clash': '团队与数据没有相反的看法',
    'identify.web.together.clash_wins':
      '{{trait}}：{{bin}}，团队不想要，却赢得更多（提升 {{lift}}，{{accounts}} 家客户）。',
    'identify.web.together.clash_loses':
      '{{trait}}：{{bin}}，团队想要，却赢得更少（提升 {{lift}}，{{accounts}} 家客户）。',
    'identify.web.together.traits': '逐个特征',
    'identify.web.together.make': '生成结合两者的画像',
    'identify.web.together.make_text':
      '同名的首个版本立即用于评分，之后的版本为草稿；最低客户特征与排除名单沿用团队的。',
  },
}
