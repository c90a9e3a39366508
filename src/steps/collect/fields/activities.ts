import { declare, type Field, idHeaders } from './field.ts'

/** What a file of activities says. */
export const activitiesFields: readonly Field[] = [
  declare(['activities'], 'external_id', 'text', {
    en: 'ID in the source',
    zh: '来源系统编号',
    words: `${idHeaders}, activity id, engagement id, event id, task id, 活动编号, 跟进编号, 记录id`,
    weight: 0.25,
  }),
  declare(['activities'], 'occurred_on', 'date', {
    en: 'Date',
    zh: '日期',
    words:
      'date, activity date, activitydate, occurred on, occurred at, event date, due date, due date only, start time, start date, timestamp, time, datetime, meeting date, call date, sent date, visit date, join time, registration time, 日期, 时间, 活动日期, 活动时间, 跟进时间, 跟进日期, 拜访日期, 拜访时间, 沟通时间, 发生时间, 记录时间',
    weight: 1,
  }),
  declare(['activities'], 'type', 'text', {
    en: 'Type',
    zh: '类型',
    words:
      'type, activity type, engagement type, event type, task type, channel, kind, event, action, 类型, 活动类型, 跟进方式, 跟进类型, 沟通方式, 拜访方式, 方式',
    weight: 2,
  }),
  declare(['activities'], 'contact_email', 'email', {
    en: 'E-mail of the contact',
    zh: '联系人邮箱',
    words:
      'contact email, email, e mail, email address, mail, attendee email, recipient, to, who, 邮箱, 联系人邮箱, 电子邮箱, 电子邮件',
    weight: 1,
  }),
  declare(['activities'], 'subject', 'text', {
    en: 'Subject',
    zh: '主题',
    words:
      'subject, activity subject, topic, title, summary, note body, body, notes, content, description, 主题, 标题, 内容, 跟进内容, 沟通内容, 活动主题, 拜访内容, 备注',
    weight: 1.5,
  }),
]
