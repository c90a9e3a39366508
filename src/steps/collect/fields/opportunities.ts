import { declare, type Field, idHeaders } from './field.ts'

/** What a file of opportunities says. */
export const opportunitiesFields: readonly Field[] = [
  declare(['opportunities'], 'external_id', 'text', {
    en: 'ID in the source',
    zh: '来源系统编号',
    words: `${idHeaders}, opportunity id, deal id, opp id, order id, order number, contract number, 商机编号, 商机id, 机会编号, 订单编号, 订单号, 合同编号, 项目编号`,
  }),
  declare(['opportunities'], 'name', 'name', {
    en: 'Opportunity name',
    zh: '商机名称',
    words:
      'name, opportunity, opportunity name, deal, deal name, topic, title, project, project name, order name, 商机, 商机名称, 机会名称, 销售机会, 项目, 项目名称, 订单名称, 合同名称',
    weight: 1.5,
  }),
  declare(['opportunities', 'purchases'], 'product', 'name', {
    en: 'Product',
    zh: '产品',
    words:
      'product, product name, products, item, solution, offering, product interest, line item, 产品, 产品名称, 意向产品, 购买产品, 商品, 商品名称, 方案',
    weight: 1,
  }),
  declare(['opportunities'], 'stage', 'stage', {
    en: 'Stage',
    zh: '阶段',
    words:
      'stage, stage name, stagename, deal stage, dealstage, sales stage, opportunity stage, pipeline stage, status, deal status, opportunity status, outcome, result, 阶段, 商机阶段, 销售阶段, 当前阶段, 状态, 商机状态, 赢单状态, 结果, 成交状态',
    weight: 3,
  }),
  declare(['opportunities'], 'amount', 'money', {
    en: 'Amount',
    zh: '金额',
    words:
      'amount, deal amount, opportunity amount, value, deal value, close value, contract value, contract amount, order value, total, total price, price, expected revenue, estimated revenue, est revenue, actual revenue, revenue, deal size, acv, tcv, 金额, 商机金额, 合同金额, 成交金额, 订单金额, 预计金额, 预计销售金额, 销售金额, 销售额, 总价',
    weight: 2,
  }),
  declare(['opportunities'], 'closed_on', 'date', {
    en: 'Closed on',
    zh: '关闭日期',
    words:
      'close date, closedate, closed date, closed on, closing date, expected close date, estimated close date, est close date, actual close date, date closed, closed at, won date, end date, deal close date, 成交日期, 成交时间, 关闭日期, 关闭时间, 结单日期, 结束日期, 签约日期, 签约时间, 预计成交日期, 预计成交时间, 预计签约日期',
    hints: 'closed, close, 成交, 关闭',
    weight: 2,
  }),
  declare(['opportunities'], 'lost_reason', 'text', {
    en: 'Reason for loss',
    zh: '丢单原因',
    words:
      'lost reason, loss reason, closed lost reason, reason lost, reason for loss, close reason, 输单原因, 丢单原因, 失败原因, 流失原因',
    weight: 2,
  }),
  declare(['opportunities', 'purchases', 'costs', 'accounts', 'products'], 'currency', 'currency', {
    en: 'Currency',
    zh: '币种',
    words:
      'currency, currency code, currency iso code, currencyisocode, deal currency, deal currency code, 币种, 货币',
  }),
]
