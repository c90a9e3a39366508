import { declare, type Field } from './field.ts'

/** What a file of campaign costs says. */
export const costsFields: readonly Field[] = [
  declare(['costs'], 'campaign', 'text', {
    en: 'Campaign',
    zh: '营销活动',
    words:
      'campaign, campaign name, ad campaign, initiative, programme, program, activity name, project, 营销活动, 活动, 活动名称, 推广活动, 推广计划, 推广计划名称, 计划名称, 广告计划, 广告系列, 市场活动, 项目, 项目名称',
    weight: 2,
  }),
  declare(['costs'], 'channel', 'text', {
    en: 'Channel',
    zh: '渠道',
    words:
      'channel, marketing channel, media, medium, platform, network, publisher, ad platform, utm medium, utm source, source, 渠道, 推广渠道, 投放渠道, 媒体, 媒体平台, 平台, 投放平台, 广告平台, 来源渠道',
    weight: 1.5,
  }),
  declare(['costs'], 'amount', 'money', {
    en: 'Amount',
    zh: '金额',
    words:
      'cost, costs, spend, spent, amount spent, total spend, total spent, ad spend, media spend, marketing spend, campaign cost, actual cost, total cost, expense, expenses, budget spent, amount, 费用, 花费, 消费, 消耗, 成本, 支出, 投入, 投放费用, 推广费用, 活动费用, 实际费用, 实际花费, 投放金额, 总费用, 总花费, 金额',
    weight: 2.5,
  }),
  declare(['costs'], 'spent_on', 'date', {
    en: 'Spent on',
    zh: '花费日期',
    words:
      'date, day, spent on, spend date, cost date, expense date, invoice date, start date, campaign start date, reporting starts, 日期, 投放日期, 消费日期, 花费日期, 支出日期, 费用日期, 活动日期, 开始日期, 时间',
    weight: 1,
  }),
  declare(['costs'], 'period', 'text', {
    en: 'Period',
    zh: '期间',
    words:
      'period, month, quarter, week, year, reporting period, fiscal period, 期间, 月份, 月, 季度, 周期, 年份, 年度, 统计周期',
    weight: 0.5,
  }),
]
