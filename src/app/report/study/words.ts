import type { Words } from '../../../ground/kernel/index.ts'

/** Words of the report of a study. */
export const studyReportWords: Words = {
  en: {
    'report.study.kicker': 'Study of a table',
    'report.study.footer':
      'Made by Talweg, open-source account-based marketing. Nothing of the table was imported.',
    'report.study.short': 'In short',
    'report.study.columns': 'Columns in doubt, or not used',
    'report.study.evidence': 'What tells the outcomes apart',
    'report.study.pairs': 'What two columns say together',
    'report.study.quality': 'How good it is',
    'report.study.guide': 'How to read this',
    'report.study.others': 'all others',
    'report.study.auc': 'AUC on rows held out',
    'report.study.auc_interval': '95 %: {{low}} to {{high}}; 0.5 is chance',
    'report.study.gain': 'Gain of the best fifth',
    'report.study.gain_note': 'of all successes are among the best 20 % of the rows',
    'report.study.off': 'Foretold rates are off by',
    'report.study.off_note': 'on average over ten groups of rows (percentage points)',
    'report.study.trait': '{{column}} {{bin}} ({{lift}}×)',
    'report.study.and': '; ',
    'report.study.raises': 'Succeeds more often than average: {{traits}}.',
    'report.study.lowers': 'Succeeds less often: {{traits}}.',
    'report.study.leaks': 'Left out because they seem to know the outcome: {{columns}}.',
    'report.study.duplicates':
      'Rows that say what another row says, word by word: {{rows}}. Copies of one row are never on both sides of a test.',
    'report.study.why': 'Why',
    'report.study.leaks_title': 'Columns that seem to know the outcome',
    'report.study.leaks_lead':
      'What was only known afterwards makes a model look good and be of no use. Whoever knows better keeps the column with --keep.',
    'report.study.kept': 'Kept as asked.',
    'report.study.left_out': 'Columns that group nothing',
    'report.study.presence': 'Whether it is filled is looked at.',
    'report.study.evidence_lead':
      'Lift is the rate of successes of these rows ÷ that of all ({{rate}}). The bar is its 95 % interval; the colour says that the difference is more than chance.',
    'report.study.rate': 'Rate',
    'report.study.rarer': 'less often',
    'report.study.oftener': 'more often',
    'report.study.pairs_lead':
      'Some columns mean something else beside another. The points in these tables come on top of those that each column gives alone; behind them the rate of successes and the rows.',
    'report.study.quality_lead':
      'Everything here was judged on rows that were held out: five times, four fifths taught and one fifth was foretold.',
    'report.study.auc_beside': '95 % interval {{interval}}: the chance that a success has the higher score',
    'report.study.auc_points': 'AUC of the whole points',
    'report.study.auc_points_beside': 'what joining ranges and rounding to points leaves of it',
    'report.study.loss': 'Logarithmic loss',
    'report.study.loss_beside': 'of foretelling every row the same rate: {{base}}; less is better',
    'report.study.foretold': 'foretold',
    'report.study.seen': 'seen',
    'report.study.calibration': 'Foretold and seen rates',
    'report.study.calibration_lead':
      'Ten groups of rows, from the lowest to the highest score. On the line, what was foretold is what came.',
    'report.study.back_test': 'Back-test',
    'report.study.back_test_order':
      'The rows stand in an order that means something. So it was learned from the first {{learned}} rows and judged on the {{judged}} behind them.',
    'report.study.back_test_by':
      'In the order of “{{column}}”: learned from the first {{learned}} rows and judged on the {{judged}} behind them.',
    'report.study.term.lift': 'Lift',
    'report.study.term.lift_text':
      'Rate of successes of a group ÷ that of all rows. 2 is twice as often, 0.5 half as often.',
    'report.study.term.interval': '95 % interval',
    'report.study.term.interval_text':
      'Where the lift would lie with more rows of the same kind, 19 times of 20. Exact for small groups.',
    'report.study.term.q': 'q',
    'report.study.term.q_text':
      'Of all lines with a q as small as this, so large a share is expected to be chance. It allows for looking at many.',
    'report.study.term.again': 'Told again',
    'report.study.term.again_text':
      'Rows (or groups of rows) were drawn anew 200 times, with replacement. In this share of the samples the line is told again: on the same side and as surely as it takes to be told at all. About a half means that it just made it; chance comes to one or two in a hundred.',
    'report.study.term.auc': 'AUC',
    'report.study.term.auc_text':
      'Of two rows, one a success and one not, the success has the higher score in this share of cases. 0.5 is a coin.',
    'report.study.term.points': 'Points',
    'report.study.term.points_text':
      'What each group adds to the score, in whole numbers. The score of a row is their plain sum; the worst group of a column gives 0.',
    'report.study.term.folds': 'Held out',
    'report.study.term.folds_text':
      'A model is judged only on rows that it has not learned from. Rows of one group are held out together.',
    'report.study.term.leak': 'Leak',
    'report.study.term.leak_text': 'A column that was filled in after the outcome, or because of it.',
    'report.study.term.pair': 'Pair',
    'report.study.term.pair_text':
      'Two columns that say more together than each by itself. At most five are named.',
    'report.study.scorecard': 'From points to a chance',
    'report.study.scorecard_text':
      'A row can have 0 to {{most}} points. 0 points mean a chance of {{low}}, {{half}} points {{middle}}, {{most}} points {{high}}.',
    'report.study.limit.cause': 'It tells what goes together, not what causes what.',
    'report.study.limit.unseen':
      'It knows only rows that are in the table: who was never asked is not in it.',
    'report.study.limit.future': 'It is of the past. Where the back-test shows drift, expect less.',
    'report.study.limit.few': 'A group with few rows has a wide interval. Do not act on its lift alone.',
    'report.study.limit.together':
      'Columns that say the same share their points; each alone would have more.',
  },
  zh: {
    'report.study.kicker': '表格分析',
    'report.study.footer': '由 Talweg（开源 ABM 软件）生成。表格内容未被导入。',
    'report.study.short': '摘要',
    'report.study.columns': '存疑或未采用的列',
    'report.study.evidence': '哪些特征区分结果',
    'report.study.pairs': '两列合看',
    'report.study.quality': '效果如何',
    'report.study.guide': '如何阅读',
    'report.study.others': '其余',
    'report.study.auc': '留出行上的 AUC',
    'report.study.auc_interval': '95% 区间：{{low}} 至 {{high}}；0.5 为随机',
    'report.study.gain': '最佳五分之一的收获',
    'report.study.gain_note': '的成功在得分最高的 20% 的行中',
    'report.study.off': '预测比例平均偏差',
    'report.study.off_note': '按十组行平均（百分点）',
    'report.study.trait': '{{column}} {{bin}}（{{lift}} 倍）',
    'report.study.and': '；',
    'report.study.raises': '成功多于平均：{{traits}}。',
    'report.study.lowers': '成功少于平均：{{traits}}。',
    'report.study.leaks': '因疑似泄露结果而未采用：{{columns}}。',
    'report.study.duplicates': '与其他行逐字相同的行：{{rows}}。同一行的副本绝不会分处检验的两边。',
    'report.study.why': '原因',
    'report.study.leaks_title': '疑似泄露结果的列',
    'report.study.leaks_lead':
      '事后才知道的内容会让模型看似出色，实则无用。若确知可用，请用 --keep 保留该列。',
    'report.study.kept': '已按要求保留。',
    'report.study.left_out': '无法分组的列',
    'report.study.presence': '是否有值仍作为特征。',
    'report.study.evidence_lead':
      '提升度是这些行的成功比例 ÷ 全部行的成功比例（{{rate}}）。横条为 95% 区间；有颜色表示差别超出随机。',
    'report.study.rate': '比例',
    'report.study.rarer': '较少',
    'report.study.oftener': '较多',
    'report.study.pairs_lead':
      '有些列与另一列合看时含义不同。这些表中的分值加在各列单独的分值之上；其后为成功比例与行数。',
    'report.study.quality_lead': '以下均在留出的行上检验：共五次，每次用五分之四学习，预测其余五分之一。',
    'report.study.auc_beside': '95% 区间 {{interval}}：成功者得分更高的概率',
    'report.study.auc_points': '整数分值的 AUC',
    'report.study.auc_points_beside': '合并区间并取整之后',
    'report.study.loss': '对数损失',
    'report.study.loss_beside': '若每行都预测同一比例：{{base}}；越小越好',
    'report.study.foretold': '预测',
    'report.study.seen': '实际',
    'report.study.calibration': '预测比例与实际比例',
    'report.study.calibration_lead': '按得分由低到高分为十组。落在线上，即预测与实际一致。',
    'report.study.back_test': '时间检验',
    'report.study.back_test_order':
      '行的先后次序有意义，因此用前 {{learned}} 行学习，用其后的 {{judged}} 行检验。',
    'report.study.back_test_by':
      '按“{{column}}”的先后：用前 {{learned}} 行学习，用其后的 {{judged}} 行检验。',
    'report.study.term.lift': '提升度',
    'report.study.term.lift_text': '一组行的成功比例 ÷ 全部行的成功比例。2 为两倍，0.5 为一半。',
    'report.study.term.interval': '95% 区间',
    'report.study.term.interval_text': '若有更多同类的行，提升度二十次中有十九次落在其中。小组用精确算法。',
    'report.study.term.q': 'q',
    'report.study.term.q_text':
      '在 q 不大于此值的各行依据中，预计有这一比例出于偶然；已考虑同时查看了许多组。',
    'report.study.term.again': '重抽仍成立',
    'report.study.term.again_text':
      '有放回地重新抽取各行（或各组行）200 次，该行依据在其中多少次仍成立：方向相同，且与首次认定时同样确定。约一半表示刚刚够格；纯属偶然的只有百分之一二。',
    'report.study.term.auc': 'AUC',
    'report.study.term.auc_text': '任取一个成功与一个未成功的行，成功者得分更高的比例。0.5 相当于抛硬币。',
    'report.study.term.points': '分值',
    'report.study.term.points_text': '每一组为得分增加的整数。一行的得分就是它们之和；每列最差的组为 0。',
    'report.study.term.folds': '留出',
    'report.study.term.folds_text': '模型只在未参与学习的行上检验。同一组的行一起留出。',
    'report.study.term.leak': '泄露',
    'report.study.term.leak_text': '在结果之后、或因结果而填写的列。',
    'report.study.term.pair': '成对的列',
    'report.study.term.pair_text': '合看比分看说明更多的两列，最多列出五对。',
    'report.study.scorecard': '从分值到概率',
    'report.study.scorecard_text':
      '一行可得 0 至 {{most}} 分。0 分的概率为 {{low}}，{{half}} 分为 {{middle}}，{{most}} 分为 {{high}}。',
    'report.study.limit.cause': '它说明什么与什么相伴，不说明因果。',
    'report.study.limit.unseen': '它只知道表中的行；从未接触过的不在其中。',
    'report.study.limit.future': '它说的是过去。若时间检验显示漂移，请降低预期。',
    'report.study.limit.few': '行数少的组区间很宽，请勿仅凭其提升度行动。',
    'report.study.limit.together': '内容相同的列分享分值；单独一列会更多。',
  },
}
