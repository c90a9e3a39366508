import type { Words } from '../../../ground/kernel/index.ts'

/** Words of the weights of the matcher as a decision. */
export const trainingWords: Words = {
  en: {
    'match.weights_none':
      'Nothing was compared yet, so there are no weights to keep. Import files with companies first; nothing was changed.',
    'match.weights_kept': 'The weights that count are version {{version}} already. Nothing was changed.',
    'match.weights_changed':
      'Since the preview, rows or decisions changed, so that other weights would be learned now. Nothing was changed. Look at a new preview, then decide.',
    'match.weights_version_missing':
      'There is no version {{version}} of the weights. Nothing was changed. Choose one of those that there are.',
    'match.weights_unreadable':
      '“{{text}}” is no version of the weights. Give its number, or “rows” for none. Nothing was changed.',
    'match.training.counts':
      'Version {{version}} counts, kept by {{by}} on {{at}}; learned from {{pairs}} pairs of {{records}} records. Verdicts that taught it: {{verdicts}}.',
    'match.training.drift':
      'What rows and verdicts teach now is up to {{drift}} bits away. Verdicts that teach: {{verdicts}}.',
    'match.training.joining':
      'They follow the rows, so that every import matches all rows anew. Keep them, and new rows join what there is.',
    'match.training.taught': 'Taught now',
    'match.training.never':
      'Nobody has kept weights yet: they are learned from the rows whenever these change.',
    'match.training.version': 'Version',
    'match.training.version_of': 'version {{version}}',
    'match.training.none': 'learned from the rows whenever they change',
    'match.training.learned_from': 'Learned from',
    'match.training.from_rows': 'rows',
    'match.training.from_verdicts': 'rows and verdicts',
    'match.training.records': 'Records',
    'match.training.verdicts': 'Verdicts',
    'match.training.decisions': 'Which weights counted',
    'match.training.which': 'Weights',
    'match.training.how_to_undo': 'To take it back: talweg match weights undo {{id}}',
    'match.training.companies':
      'Companies: {{before}} now, {{after}} then. Verdicts that teach: {{verdicts}}.',
    'match.training.teaches':
      'A verdict teaches where the names leave it open. Where they speak of two companies it holds, but teaches nothing and is not counted: such pairs are for a person, whatever is learned.',
    'match.training.joined': 'Rows that would come to another company: {{records}}',
    'match.training.parted': 'Rows that would leave theirs: {{records}}',
    'match.training.mean':
      'Some pairs stay on their side of zero although their rows move: companies are joined by the mean over all their rows, and other rows turn it.',
    'match.training.no_change': 'No weight would change.',
    'match.training.rows': 'Rows',
    'match.training.before': 'Bits now',
    'match.training.after': 'Bits then',
    'match.weights_decision_missing':
      'There is no decision {{id}} about the weights. Nothing was changed. Choose one of those that there are.',
  },
  zh: {
    'match.weights_none': '尚未比较过任何记录，没有可保留的权重。请先导入含公司的文件；未作任何更改。',
    'match.weights_kept': '当前生效的权重已是第 {{version}} 版。未作任何更改。',
    'match.weights_changed':
      '预览之后，数据或判定有变化，现在学得的权重已不同。未作任何更改。请重新预览后再决定。',
    'match.weights_version_missing': '没有第 {{version}} 版权重。未作任何更改。请从现有版本中选择。',
    'match.weights_unreadable':
      '“{{text}}”不是权重的版本号。请写版本号，或写“rows”表示不用任何版本。未作任何更改。',
    'match.training.counts':
      '第 {{version}} 版生效，由 {{by}} 于 {{at}} 保留；由 {{records}} 条记录的 {{pairs}} 对比较学得，参与的判定：{{verdicts}}。',
    'match.training.drift':
      '按现有数据和判定学得的权重与之最多相差 {{drift}} 比特。参与的判定：{{verdicts}}。',
    'match.training.joining':
      '权重随数据变化，因此每次导入都要重新匹配所有行。保留当前权重后，新行会直接并入现有结果。',
    'match.training.taught': '现在学得',
    'match.training.never': '尚未保留过权重：数据一有变化，就由数据重新学得。',
    'match.training.version': '版本',
    'match.training.version_of': '第 {{version}} 版',
    'match.training.none': '由数据学得，随数据变化',
    'match.training.learned_from': '学自',
    'match.training.from_rows': '数据',
    'match.training.from_verdicts': '数据和判定',
    'match.training.records': '记录',
    'match.training.verdicts': '判定',
    'match.training.decisions': '历次生效的权重',
    'match.training.which': '权重',
    'match.training.how_to_undo': '撤回：talweg match weights undo {{id}}',
    'match.training.companies': '公司数：现在 {{before}}，采用后 {{after}}。参与的判定：{{verdicts}}。',
    'match.training.teaches':
      '只有名称本身留有余地的判定才参与训练。名称指向两家公司时，判定照样有效，但不参与训练，也不计入：无论如何训练，这样的一对都由人工判断。',
    'match.training.joined': '将归入另一家公司的行：{{records}}',
    'match.training.parted': '将离开原公司的行：{{records}}',
    'match.training.mean':
      '有些行会变动，但这一对的权重并未越过零：公司是否合并取决于所有行的平均值，是其他行改变了结果。',
    'match.training.no_change': '没有权重会改变。',
    'match.training.rows': '行数',
    'match.training.before': '现权重',
    'match.training.after': '新权重',
    'match.weights_decision_missing': '没有编号为 {{id}} 的权重决定。未作任何更改。请从现有决定中选择。',
  },
}
