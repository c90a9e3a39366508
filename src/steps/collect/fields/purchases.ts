import { declare, type Field, idHeaders } from './field.ts'

/** What a file of purchases, orders or contracts says. */
export const purchasesFields: readonly Field[] = [
  declare(['purchases'], 'external_id', 'text', {
    en: 'ID in the source',
    zh: '来源系统编号',
    words: `${idHeaders}, purchase id, order id, order number, order no, contract id, contract number, contract no, invoice number, subscription id, 订单编号, 订单号, 合同编号, 合同号, 采购单号, 发票号`,
    weight: 0.5,
  }),
  declare(['purchases'], 'amount', 'money', {
    en: 'Amount',
    zh: '金额',
    words:
      'amount, purchase amount, order amount, order value, contract amount, contract value, invoice amount, total, total amount, total price, net amount, value, revenue, arr, annual recurring revenue, 金额, 购买金额, 采购金额, 订单金额, 合同金额, 合同额, 合同总额, 成交金额, 实付金额, 开票金额, 总金额, 总价',
    weight: 2,
  }),
  declare(['purchases'], 'purchased_on', 'date', {
    en: 'Purchased on',
    zh: '购买日期',
    words:
      'purchase date, purchased on, purchased at, date of purchase, order date, ordered on, ordered at, date ordered, invoice date, booking date, contract date, signed on, signature date, date signed, 购买日期, 购买时间, 采购日期, 下单日期, 下单时间, 订单日期, 订单时间, 开票日期, 签约日期, 签约时间, 签订日期, 签订时间, 签署日期, 合同日期, 合同签订日期',
    hints: 'date, close date, 日期, 成交日期, 成交时间',
    weight: 2,
  }),
  declare(['purchases'], 'starts_on', 'date', {
    en: 'Starts on',
    zh: '开始日期',
    words:
      'contract start, contract start date, subscription start, subscription start date, service start, service start date, start date, starts on, effective date, effective from, term start, 合同开始日期, 合同起始日期, 合同起始日, 开始日期, 起始日期, 生效日期, 服务开始日期, 订阅开始日期',
    weight: 1.5,
  }),
  declare(['purchases'], 'ends_on', 'date', {
    en: 'Ends on',
    zh: '到期日期',
    words:
      'contract end, contract end date, subscription end, subscription end date, service end, service end date, end date, ends on, expiry, expiry date, expiration date, expires on, valid until, valid to, term end, 合同到期日, 合同到期日期, 合同到期时间, 合同结束日期, 合同截止日期, 到期日, 到期日期, 到期时间, 结束日期, 截止日期, 服务到期日, 有效期至, 失效日期',
    weight: 2.5,
  }),
  declare(['purchases'], 'renews_on', 'date', {
    en: 'Renews on',
    zh: '续约日期',
    words:
      'renewal date, renewal, renews on, next renewal, next renewal date, renewal due, renewal due date, auto renewal date, 续约日期, 续约日, 续约时间, 续费日期, 续费时间, 续签日期, 下次续费日期, 下次续约日期',
    weight: 3,
  }),
  declare(['purchases'], 'status', 'text', {
    en: 'Status',
    zh: '状态',
    words:
      'status, order status, contract status, subscription status, payment status, 状态, 订单状态, 合同状态, 订阅状态, 付款状态',
    weight: 0.5,
  }),
]
