import { declare, type Field } from './field.ts'

/** What a file of the outcomes of calls and mailings says. */
export const outcomesFields: readonly Field[] = [
  declare(['outcomes'], 'outcome', 'outcome', {
    en: 'Outcome',
    zh: '结果',
    words:
      'outcome, call outcome, call result, call disposition, disposition, call status, result, contact result, delivery status, delivery result, mail status, email status, bounce type, bounce reason, diagnostic code, status, 结果, 外呼结果, 呼叫结果, 通话结果, 通话状态, 呼叫状态, 接通状态, 接听状态, 拨打结果, 联系结果, 沟通结果, 回访结果, 发送状态, 发送结果, 投递状态, 投递结果, 退信原因, 状态',
    weight: 3.5,
  }),
  declare(['outcomes'], 'channel', 'text', {
    en: 'Channel',
    zh: '渠道',
    words: 'channel, contact channel, medium, contact method, type, 渠道, 触达渠道, 联系渠道, 触达方式, 方式',
    weight: 0.5,
  }),
  declare(['outcomes'], 'occurred_on', 'moment', {
    en: 'Date',
    zh: '日期',
    words:
      'date, time, call date, call time, called on, called at, sent date, sent at, sent on, send time, bounced at, bounce date, timestamp, attempt date, last attempt date, arrival date, 日期, 时间, 通话时间, 呼叫时间, 外呼时间, 拨打时间, 拨打日期, 联系时间, 联系日期, 发送时间, 发送日期, 退信时间, 回访时间',
    weight: 1,
  }),
  declare(['outcomes'], 'subject', 'text', {
    en: 'Subject',
    zh: '主题',
    words:
      'campaign, campaign name, subject, mailing, task, task name, 营销活动, 任务, 任务名称, 外呼任务, 邮件主题, 主题',
    weight: 0.5,
  }),
]
