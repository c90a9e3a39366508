import type { Words } from '../../../ground/kernel/index.ts'

/** Words for how steady a line of evidence is. */
export const steadinessWords: Words = {
  en: {
    'identify.steady.again': 'Told again',
    'identify.steady.again_hint':
      'In so many of 200 samples, drawn anew from the same data, the line is told again: on the same side and as surely as it takes to be told at all. About a half means that it just made it.',
    'identify.steady.over_time': 'Over time',
    'identify.steady.over_time_hint':
      'The lift in the earlier and in the later half. Changed or turned is said only of what is more than chance.',
    'identify.steady.holds': 'holds',
    'identify.steady.changed': 'changed',
    'identify.steady.turned': 'turned',
    'identify.steady.unclear': 'unclear',
    'identify.steady.fares': '{{how}}: {{lifts}}',
    'identify.steady.turned_line':
      'Turned over time: {{line}}. Lift {{earlier}} in the earlier half ({{n_earlier}}), {{later}} in the later ({{n_later}}).',
    'identify.steady.turned_more': 'Turned over time, too: {{traits}} more, which the table shows.',
    'identify.steady.turned_title': 'What was true earlier has turned',
    'identify.steady.cut':
      'Over time: {{earlier}} from before {{day}} are compared with {{later}} from then on.',
    'identify.steady.in_order':
      'Over time: the first {{earlier}} are compared with the {{later}} behind them, as they stand in the file.',
    'identify.steady.no_time':
      'Nothing is said of time: neither days nor an order that means something are known.',
  },
  zh: {
    'identify.steady.again': '重抽仍成立',
    'identify.steady.again_hint':
      '从同样的数据中重新抽样 200 次，该行在其中多少次仍成立：方向相同，且与首次认定时同样确定。约一半表示刚刚够格。',
    'identify.steady.over_time': '随时间',
    'identify.steady.over_time_hint': '前半段与后半段的提升度。只有超出随机的差别才称为变化或反转。',
    'identify.steady.holds': '保持',
    'identify.steady.changed': '变化',
    'identify.steady.turned': '反转',
    'identify.steady.unclear': '不明',
    'identify.steady.fares': '{{how}}：{{lifts}}',
    'identify.steady.turned_line':
      '随时间反转：{{line}}。前半段提升度 {{earlier}}（{{n_earlier}}），后半段 {{later}}（{{n_later}}）。',
    'identify.steady.turned_more': '随时间反转的还有 {{traits}} 个，见表格。',
    'identify.steady.turned_title': '从前的规律已经反转',
    'identify.steady.cut': '随时间：将 {{day}} 之前的 {{earlier}} 个与此后的 {{later}} 个相比较。',
    'identify.steady.in_order': '随时间：按文件中的次序，将前 {{earlier}} 个与其后的 {{later}} 个相比较。',
    'identify.steady.no_time': '未作随时间的比较：既无日期，先后次序也没有意义。',
  },
}
