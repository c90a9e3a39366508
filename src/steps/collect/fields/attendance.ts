import { declare, type Field } from './field.ts'

/** What a file of those who registered for an event and came says. */
export const attendanceFields: readonly Field[] = [
  declare(['attendance'], 'event', 'text', {
    en: 'Event',
    zh: '活动',
    words:
      'event, event name, event title, webinar, webinar name, webinar title, session, session name, session title, meeting topic, topic, course, course name, campaign name, 活动, 活动名称, 活动主题, 会议, 会议名称, 会议主题, 直播名称, 直播主题, 场次, 展会名称, 课程名称',
    weight: 1.5,
  }),
  declare(['attendance'], 'held_on', 'date', {
    en: 'Day of the event',
    zh: '活动日期',
    words:
      'event date, event start date, session date, webinar date, held on, 活动日期, 会议日期, 举办日期, 举办时间, 直播日期, 展会日期',
    weight: 1,
  }),
  declare(['attendance'], 'registered_on', 'moment', {
    en: 'Registered on',
    zh: '报名时间',
    words:
      'registration time, registration date, registered on, registered at, date registered, registered, sign up time, signed up on, sign up date, 报名时间, 报名日期, 注册时间, 登记时间, 预约时间',
    weight: 2,
  }),
  declare(['attendance'], 'attended', 'attended', {
    en: 'Attended',
    zh: '是否参加',
    words:
      'attended, attendance, attendance status, attendee status, participated, participation, present, showed up, show, checked in, check in, check in status, 是否参会, 是否参加, 是否出席, 是否到场, 是否签到, 参会状态, 参会情况, 出席情况, 签到状态, 签到情况, 到场情况, 参加状态, 是否观看',
    hints: 'status, registration status, 状态, 报名状态',
    weight: 3,
  }),
  declare(['attendance'], 'joined_at', 'moment', {
    en: 'Joined at',
    zh: '入会时间',
    words:
      'join time, joined at, joined, first join, first join time, time joined, entry time, check in time, checked in at, login time, first seen, 加入时间, 入会时间, 进入时间, 首次入会时间, 首次进入时间, 签到时间, 到场时间, 观看开始时间',
    weight: 2,
  }),
  declare(['attendance'], 'left_at', 'moment', {
    en: 'Left at',
    zh: '离会时间',
    words:
      'leave time, left at, left, last leave, last leave time, time left, exit time, logout time, 离开时间, 离会时间, 退出时间, 最后离会时间, 最后离开时间, 观看结束时间',
    weight: 2.5,
  }),
  declare(['attendance'], 'minutes', 'minutes', {
    en: 'Minutes',
    zh: '参会分钟',
    words:
      'time in session, total time in session, duration, total duration, attendance duration, attended minutes, minutes, minutes attended, minutes watched, time watched, watch time, viewing time, time attended, 参会时长, 累计参会时长, 观看时长, 累计观看时长, 在线时长, 停留时长, 时长, 参会分钟, 分钟',
    weight: 2.5,
  }),
]
