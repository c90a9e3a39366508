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
      'There is no version {{version}} of the weights. Nothing was changed. “talweg match weights --versions” lists those that there are.',
    'match.weights_decision_missing':
      'There is no decision {{id}} about the weights. Nothing was changed. “talweg match weights --versions” lists those that there are.',
  },
  zh: {
    'match.weights_none': '尚未比较过任何记录，没有可保留的权重。请先导入含公司的文件；未作任何更改。',
    'match.weights_kept': '当前生效的权重已是第 {{version}} 版。未作任何更改。',
    'match.weights_changed':
      '预览之后，数据或判定有变化，现在学得的权重已不同。未作任何更改。请重新预览后再决定。',
    'match.weights_version_missing':
      '没有第 {{version}} 版权重。未作任何更改。“talweg match weights --versions”会列出现有版本。',
    'match.weights_decision_missing':
      '没有编号为 {{id}} 的权重决定。未作任何更改。“talweg match weights --versions”会列出现有决定。',
  },
}
