import type { Words } from '../../../ground/kernel/index.ts'

export const studyWords: Words = {
  en: {
    'identify.study.which_outcome':
      'A study needs the column that says how each row ended: --outcome COLUMN. Nothing was read.',
    'identify.study.none':
      'There is no study with the id {{id}}, or it is not finished. Look at the job of that id.',
    'identify.study.no_column':
      'There is no column “{{column}}”. The columns are: {{columns}}. Name one of them as it stands there.',
    'identify.study.outcome_empty':
      'The column “{{column}}” is empty in every row, so nothing can be learned from it. Name the column that says how each row ended.',
    'identify.study.one_class':
      'Every row says the same in “{{column}}”: {{value}}. To learn what makes the difference, the table needs rows that ended otherwise.',
    'identify.study.many_values':
      '“{{column}}” has {{count}} different values: {{values}}. Say which of them counts as success.',
    'identify.study.no_positive':
      'No row says “{{value}}” in “{{column}}”. Its values are: {{values}}. Name one of them as the success.',
    'identify.study.too_few':
      'Not enough data: of {{rows}} rows with an outcome {{positives}} are positive and {{others}} are not. It takes at least {{least}} of each, so at least {{missing}} rows more.',
    'identify.study.few_groups':
      'Not enough data: the rows belong to only {{groups}} groups. It takes at least {{least}}, as groups are held out as a whole. Name another group column, or none.',
    'identify.study.no_traits':
      'No column is left that could tell rows apart. Left out were: {{columns}}. Keep one all the same, or add columns that say something of each row.',
    'identify.study.too_long': 'The table has more than {{rows}} rows. Study a part of it, drawn by chance.',
    'identify.no_memory':
      'The memory of this machine does not hold what is to be learned from. Leave columns out, or learn from a part of the rows.',
    'identify.study.stage.reading': 'Reading rows',
    'identify.study.stage.leaks': 'Looking for columns that know the outcome',
    'identify.study.stage.folds': 'Judging on rows held out',
    'identify.study.stage.evidence': 'Gathering evidence',
    'identify.study.rows.given':
      '{{rows}} rows, of which {{positives}} ({{share}}) say “{{positive}}” in “{{outcome}}”.',
    'identify.study.rows.yes':
      '{{rows}} rows, of which {{positives}} ({{share}}) say “{{positive}}” in “{{outcome}}”.',
    'identify.study.rows.rarer':
      '{{rows}} rows, of which {{positives}} ({{share}}) say “{{positive}}” in “{{outcome}}”. The rarer of two values was taken as the success; --positive names the other.',
    'identify.study.without_outcome': 'Rows without an outcome, which take no part: {{rows}}.',
    'identify.study.signal': 'The columns tell the outcomes apart better than chance.',
    'identify.study.no_signal':
      'No signal: the columns do not tell the outcomes apart better than chance. There is no scorecard.',
    'identify.study.quality':
      'On rows held out: AUC {{auc}} (95 % interval {{low}} to {{high}}); the best fifth of the rows holds {{gain}} of the successes; foretold rates are off by {{off}} points on average.',
    'identify.study.leak': 'Left out as a leak: {{column}}. {{reason}} If it is right: --keep.',
    'identify.study.leak_kept': 'Kept as asked, though it looks like a leak: {{column}}. {{reason}}',
    'identify.study.leak.is_outcome': 'It says the outcome in other words.',
    'identify.study.leak.too_good':
      'Alone it tells the outcomes apart nearly without fail (AUC {{auc}}): too good to have been known before.',
    'identify.study.leak.missing_tells':
      'Whether it is filled tells the outcome: it was filled in afterwards.',
    'identify.study.leak.beats_rest':
      'Alone (AUC {{auc}}) it tells more than all other columns together ({{rest}}): was it known before the outcome?',
    'identify.study.leak.copy_of_leak': 'It says the same as a column that is one, or is made of it.',
    'identify.study.leak.follows':
      'It grows while an opportunity is worked on (AUC {{auc}}), and nobody knows what it was before: it may follow from the outcome.',
    'identify.study.left_out': 'Not a trait: {{column}} ({{reason}})',
    'identify.study.left_out.empty': 'empty',
    'identify.study.left_out.constant': 'the same in every row',
    'identify.study.left_out.date': 'days say when, not who',
    'identify.study.left_out.id': 'a number or code of its own per row',
    'identify.study.left_out.free_text': 'free text',
    'identify.study.left_out.too_many_values': 'nearly every value is rare',
    'identify.study.left_out.same_groups': 'makes the same groups as another trait',
    'identify.study.left_out.asked': 'left out as asked',
    'identify.study.left_out.group': 'says which rows belong together',
    'identify.study.back_test':
      'Learned from the earlier rows, judged on the last fifth: AUC {{auc}} (folds: {{folds}}); successes {{before}} before, {{after}} after.',
    'identify.study.drift.rate':
      'Drift: the share of successes is no longer what it was. Foretold rates are of the past.',
    'identify.study.drift.auc':
      'Drift: later rows are foretold worse than rows picked by chance. Expect the back-test, not the folds.',
    'identify.study.no_evidence': 'No group of rows differs from the rest by more than chance.',
    'identify.study.more': 'and {{lines}} lines more; the report (--out report.html) has all.',
    'identify.study.column': 'Column',
    'identify.study.bin': 'Value',
    'identify.study.n': 'Rows',
    'identify.study.positives': 'Successes',
    'identify.study.lift': 'Lift (95 %)',
    'identify.study.points': 'Points',
    'identify.study.bin.missing': 'not known',
    'identify.study.bin.other': 'others',
    'identify.study.bin.present': 'filled',
  },
  zh: {
    'identify.study.which_outcome': '分析需要指明结果所在的列：--outcome COLUMN。尚未读取任何内容。',
    'identify.study.none': '没有编号为 {{id}} 的分析，或尚未完成。请查看该编号的任务。',
    'identify.study.no_column': '没有“{{column}}”这一列。现有的列：{{columns}}。请填写其中之一。',
    'identify.study.outcome_empty': '“{{column}}”列每一行都是空的，无法从中学习。请指明记录结果的列。',
    'identify.study.one_class':
      '“{{column}}”列每一行都是：{{value}}。要学习差别所在，表格中需要有不同结果的行。',
    'identify.study.many_values': '“{{column}}”有 {{count}} 个不同的值：{{values}}。请指明哪个算成功。',
    'identify.study.no_positive':
      '“{{column}}”中没有一行是“{{value}}”。现有的值：{{values}}。请指明其中之一为成功。',
    'identify.study.too_few':
      '数据不足：有结果的 {{rows}} 行中，成功 {{positives}} 行，其他 {{others}} 行。两者都至少需要 {{least}} 行，至少还差 {{missing}} 行。',
    'identify.study.few_groups':
      '数据不足：这些行只属于 {{groups}} 个组，至少需要 {{least}} 个，因为检验时整组留出。请指明其他分组列，或不分组。',
    'identify.study.no_traits':
      '没有可用来区分各行的列。未采用的列：{{columns}}。请仍保留其中某列，或补充能说明各行情况的列。',
    'identify.study.too_long': '表格超过 {{rows}} 行。请随机抽取一部分再分析。',
    'identify.no_memory': '本机内存放不下要学习的数据。请去掉一些列，或只学习一部分行。',
    'identify.study.stage.reading': '正在读取行',
    'identify.study.stage.leaks': '正在查找泄露结果的列',
    'identify.study.stage.folds': '正在用留出的行检验',
    'identify.study.stage.evidence': '正在汇总依据',
    'identify.study.rows.given':
      '共 {{rows}} 行，其中 {{positives}} 行（{{share}}）的“{{outcome}}”为“{{positive}}”。',
    'identify.study.rows.yes':
      '共 {{rows}} 行，其中 {{positives}} 行（{{share}}）的“{{outcome}}”为“{{positive}}”。',
    'identify.study.rows.rarer':
      '共 {{rows}} 行，其中 {{positives}} 行（{{share}}）的“{{outcome}}”为“{{positive}}”。两个值中较少的视为成功；可用 --positive 指明另一个。',
    'identify.study.without_outcome': '没有结果、不参与分析的行：{{rows}}。',
    'identify.study.signal': '这些列区分结果的能力优于随机。',
    'identify.study.no_signal': '无信号：这些列区分结果的能力不优于随机，因此没有评分卡。',
    'identify.study.quality':
      '在留出的行上：AUC {{auc}}（95% 区间 {{low}} 至 {{high}}）；得分最高的五分之一的行包含 {{gain}} 的成功；预测比例平均偏差 {{off}} 个百分点。',
    'identify.study.leak': '因疑似泄露结果而未采用：{{column}}。{{reason}}如确实可用，请加 --keep。',
    'identify.study.leak_kept': '按要求保留，但疑似泄露结果：{{column}}。{{reason}}',
    'identify.study.leak.is_outcome': '它只是换了说法的结果。',
    'identify.study.leak.too_good': '仅凭这一列几乎就能完全区分结果（AUC {{auc}}），不太可能事先知道。',
    'identify.study.leak.missing_tells': '是否有值就说明了结果：它是事后填写的。',
    'identify.study.leak.beats_rest':
      '仅凭这一列（AUC {{auc}}）就胜过其余各列之和（{{rest}}）：结果出来之前就知道吗？',
    'identify.study.leak.copy_of_leak': '它与另一泄露结果的列内容相同，或由该列得出。',
    'identify.study.leak.follows':
      '它随着商机的推进而增长（AUC {{auc}}），无从得知此前的情况，可能只是结果的反映。',
    'identify.study.left_out': '不作为特征：{{column}}（{{reason}}）',
    'identify.study.left_out.empty': '空列',
    'identify.study.left_out.constant': '每行都一样',
    'identify.study.left_out.date': '日期说明何时，不说明是谁',
    'identify.study.left_out.id': '每行各有其号码或编码',
    'identify.study.left_out.free_text': '自由文本',
    'identify.study.left_out.too_many_values': '几乎每个值都很少见',
    'identify.study.left_out.same_groups': '与另一个特征的分组完全相同',
    'identify.study.left_out.asked': '按要求排除',
    'identify.study.left_out.group': '说明哪些行属于同一组',
    'identify.study.back_test':
      '用较早的行学习，用最后五分之一检验：AUC {{auc}}（交叉检验：{{folds}}）；成功比例此前 {{before}}，此后 {{after}}。',
    'identify.study.drift.rate': '有漂移：成功的比例已与从前不同，预测的比例反映的是过去。',
    'identify.study.drift.auc': '有漂移：对较晚的行预测得更差。请以时间检验为准，而不是交叉检验。',
    'identify.study.no_evidence': '没有任何一组行与其余行的差别超出随机。',
    'identify.study.more': '另有 {{lines}} 行；完整内容见报告（--out report.html）。',
    'identify.study.column': '列',
    'identify.study.bin': '值',
    'identify.study.n': '行数',
    'identify.study.positives': '成功',
    'identify.study.lift': '提升度（95%）',
    'identify.study.points': '分值',
    'identify.study.bin.missing': '未知',
    'identify.study.bin.other': '其他',
    'identify.study.bin.present': '有值',
  },
}
