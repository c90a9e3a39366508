import type { Words } from '../../../ground/kernel/index.ts'

export const worksheetWords: Words = {
  en: {
    'identify.worksheet.missing':
      'There is no worksheet “{{id}}”. Choose one of those that there are, or begin one.',
    'identify.worksheet.nothing_said': 'Nothing in this worksheet has the number {{id}}. Load it again.',
    'identify.worksheet.agreed':
      'This worksheet was agreed on and does not change any more. Open it again to change it; what was agreed on stays as it was.',
    'identify.worksheet.open': 'This worksheet is open already.',
    'identify.worksheet.changed_meanwhile':
      '{{by}} changed this while you were at it. Nothing was overwritten: look at what stands there now, then decide again.',
    'identify.worksheet.criterion_missing':
      'There is no such criterion in this worksheet any more. Name one by its title or its place.',
    'identify.worksheet.person_missing': 'This person does not take part in the worksheet.',
    'identify.worksheet.too_many': 'A worksheet has at most {{most}} criteria. Take some out first.',
    'identify.worksheet.field_taken':
      '“{{title}}” looks at this field already. Say there which of its values are wanted, and what each is worth.',
    'identify.worksheet.field_unknown':
      '“{{title}}” looks at {{field}}, which is no field of accounts. Choose one of the list, or add a field of your own.',
    'identify.worksheet.wanted_without_field':
      '“{{title}}” wants values of no field. Choose the field that they are of.',
    'identify.worksheet.wants_range':
      '“{{title}}” looks at a number: say from where and below what, not which values.',
    'identify.worksheet.wants_values':
      '“{{title}}” looks at a text: say which values are wanted, not a range.',
    'identify.worksheet.one_level':
      '“{{title}}” looks at a list, of which one wanted item is enough: put all items into one line.',
    'identify.worksheet.must_needs_field':
      '“{{title}}” cannot be a must yet: the minimum profile needs a field of accounts and wanted values. Choose them, or settle it as “good”.',
    'identify.worksheet.join_first': 'Take part first: say whom you speak for.',
    'identify.worksheet.hand_in_first':
      'Answer for yourself and hand in first; what the others say shows after that.',
    'identify.worksheet.answers_missing':
      'Some criteria have no answer of yours yet: {{titles}}. Answer them, then hand in.',
    'identify.worksheet.no_criteria': 'There is no criterion yet. Write down at least one.',
    'identify.worksheet.unsettled':
      'The team has not agreed on some criteria yet: {{titles}}. Settle weight and meaning of each, then sign.',
    'identify.worksheet.no_weights':
      'The weights sum to nothing, so that no company would get a point. Give at least one criterion that has a field and wanted values a weight above 0 and let it be “must”, “good” or “bad”.',
    'identify.worksheet.twice':
      'Two criteria look at the same field. Take one of them out, or put them together.',
    'identify.worksheet.must_untold':
      'A criterion is settled as a must, but no field of accounts tells it any more. Choose its field and values, or settle it as “good”.',
    'identify.worksheet.nobody': 'Nobody takes part yet.',
    'identify.worksheet.not_undoable': 'This cannot be taken back; answer anew or open the worksheet again.',
    'identify.worksheet.not_agreed': 'The team has not agreed on this worksheet yet.',
    'identify.worksheet.not_yours': 'Only who said this may take it back.',
    'identify.worksheet.judgement_unreadable':
      '“{{text}}” says no weight and meaning. Write a weight from 0 to 10 and one of {{known}}.',
    'identify.worksheet.side_unknown': 'Say whom you speak for: one of {{known}}.',
    'identify.worksheet.reason_needed': 'Say why it is opened again: --reason TEXT.',
    'identify.worksheet.version_missing': 'This worksheet has no agreement {{version}}.',
    'identify.sheet.id': 'Id',
    'identify.sheet.name': 'Name',
    'identify.sheet.status': 'Stands',
    'identify.sheet.status.open': 'open',
    'identify.sheet.status.agreed': 'agreed',
    'identify.sheet.criteria': 'Criteria',
    'identify.sheet.criterion': 'Criterion',
    'identify.sheet.handed_in': 'Handed in',
    'identify.sheet.signed': 'Signed',
    'identify.sheet.mine': 'Mine',
    'identify.sheet.spread': 'Weights',
    'identify.sheet.settled': 'Settled',
    'identify.sheet.person': 'Person',
    'identify.sheet.side': 'Speaks for',
    'identify.sheet.obstacle.no_criteria': 'To sign it, at least one criterion is needed.',
    'identify.sheet.obstacle.unsettled': 'To sign it, every criterion has to be settled.',
    'identify.sheet.obstacle.no_weights':
      'To sign it, one criterion with a field and wanted values needs a weight above 0.',
    'identify.sheet.obstacle.twice': 'To sign it, no two criteria may look at the same field.',
    'identify.sheet.obstacle.must_untold': 'To sign it, every must needs a field and wanted values.',
    'identify.sheet.obstacle.nobody': 'Nobody takes part yet.',
    'identify.side.sales': 'Sales',
    'identify.side.marketing': 'Marketing',
    'identify.side.product': 'Product',
    'identify.side.service': 'Customer service',
    'identify.side.success': 'Customer success',
    'identify.side.founders': 'Founders',
    'identify.stance.must': 'must',
    'identify.stance.good': 'good',
    'identify.stance.indifferent': 'indifferent',
    'identify.stance.bad': 'bad',
  },
  zh: {
    'identify.worksheet.missing': '没有工作表“{{id}}”。请从现有工作表中选择，或新建一个。',
    'identify.worksheet.nothing_said': '此工作表中没有编号为 {{id}} 的内容。请重新加载。',
    'identify.worksheet.agreed': '此工作表已达成一致，不再改动。如需修改请重新打开；已达成的结果会原样保留。',
    'identify.worksheet.open': '此工作表本来就是打开的。',
    'identify.worksheet.changed_meanwhile':
      '您操作期间，{{by}} 修改了这里。没有覆盖任何内容：请先看看现在的内容，再作决定。',
    'identify.worksheet.criterion_missing': '此工作表中已没有这条标准。请按名称或序号指定。',
    'identify.worksheet.person_missing': '此人没有参与该工作表。',
    'identify.worksheet.too_many': '一张工作表最多 {{most}} 条标准。请先删去一些。',
    'identify.worksheet.field_taken':
      '“{{title}}”已经使用了这个字段。请在那里写明想要哪些取值，以及各占多少分值。',
    'identify.worksheet.field_unknown':
      '“{{title}}”使用的 {{field}} 不是客户字段。请从列表中选择，或添加自定义字段。',
    'identify.worksheet.wanted_without_field':
      '“{{title}}”列出了取值，却没有字段。请选择这些取值所属的字段。',
    'identify.worksheet.wants_range': '“{{title}}”对应的是数值：请写从多少到多少，而不是具体取值。',
    'identify.worksheet.wants_values': '“{{title}}”对应的是文本：请写想要哪些取值，而不是范围。',
    'identify.worksheet.one_level': '“{{title}}”对应的是列表，含有其中一项即可：请把各项写在同一行。',
    'identify.worksheet.must_needs_field':
      '“{{title}}”暂时不能设为必须：最低客户特征需要客户字段和想要的取值。请先选择，或定为“加分”。',
    'identify.worksheet.join_first': '请先加入：说明您代表哪一方。',
    'identify.worksheet.hand_in_first': '请先独立作答并提交，之后才能看到其他人的意见。',
    'identify.worksheet.answers_missing': '还有几条标准您没有作答：{{titles}}。请作答后再提交。',
    'identify.worksheet.no_criteria': '还没有任何标准。请至少写下一条。',
    'identify.worksheet.unsettled': '团队还有几条标准没有商定：{{titles}}。请商定每条的权重与含义，再签字。',
    'identify.worksheet.no_weights':
      '权重合计为零，没有客户能得分。请给至少一条有字段和取值的标准设置大于 0 的权重，并定为“必须”“加分”或“减分”。',
    'identify.worksheet.twice': '有两条标准使用同一字段。请删去其中一条，或合并。',
    'identify.worksheet.must_untold':
      '有一条标准定为必须，但已没有客户字段与之对应。请选择字段和取值，或定为“加分”。',
    'identify.worksheet.nobody': '还没有人参与。',
    'identify.worksheet.not_undoable': '此项不能撤回；请重新作答，或重新打开工作表。',
    'identify.worksheet.not_agreed': '团队尚未就此工作表达成一致。',
    'identify.worksheet.not_yours': '只有说这句话的人才能撤回。',
    'identify.worksheet.judgement_unreadable':
      '“{{text}}”不是有效的权重与含义。请写 0 到 10 的权重，以及以下之一：{{known}}。',
    'identify.worksheet.side_unknown': '请说明您代表哪一方：{{known}}。',
    'identify.worksheet.reason_needed': '请说明重新打开的原因：--reason TEXT。',
    'identify.worksheet.version_missing': '此工作表没有第 {{version}} 次达成一致的结果。',
    'identify.sheet.id': '编号',
    'identify.sheet.name': '名称',
    'identify.sheet.status': '状态',
    'identify.sheet.status.open': '进行中',
    'identify.sheet.status.agreed': '已达成一致',
    'identify.sheet.criteria': '判断标准',
    'identify.sheet.criterion': '标准',
    'identify.sheet.handed_in': '已提交',
    'identify.sheet.signed': '已签字',
    'identify.sheet.mine': '我的意见',
    'identify.sheet.spread': '权重范围',
    'identify.sheet.settled': '商定',
    'identify.sheet.person': '参与人',
    'identify.sheet.side': '代表',
    'identify.sheet.obstacle.no_criteria': '签字前至少需要一条标准。',
    'identify.sheet.obstacle.unsettled': '签字前须商定每一条标准。',
    'identify.sheet.obstacle.no_weights': '签字前至少要有一条有字段和取值的标准，权重大于 0。',
    'identify.sheet.obstacle.twice': '签字前不能有两条标准使用同一字段。',
    'identify.sheet.obstacle.must_untold': '签字前，每条“必须”都要有字段和取值。',
    'identify.sheet.obstacle.nobody': '还没有人参与。',
    'identify.side.sales': '销售',
    'identify.side.marketing': '市场',
    'identify.side.product': '产品',
    'identify.side.service': '客户服务',
    'identify.side.success': '客户成功',
    'identify.side.founders': '创始人团队',
    'identify.stance.must': '必须',
    'identify.stance.good': '加分',
    'identify.stance.indifferent': '无所谓',
    'identify.stance.bad': '减分',
  },
}
