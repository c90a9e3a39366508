import type { Words } from '../../ground/kernel/index.ts'

export const words: Words = {
  en: {
    'signals.demo_request': 'Demo or quote requests',
    'signals.event': 'Events attended',
    'signals.meeting': 'Meetings',
    'signals.download': 'Downloads',
    'signals.form': 'Forms',
    'signals.reply': 'Replies',
    'signals.email_open': 'E-mails opened',
    'signals.email_click': 'E-mail clicks',
    'signals.page_view': 'Page views',
    'signals.call': 'Calls',
    'signals.email': 'E-mails',
    'signals.other': 'Other activities',
    'signals.idle_months': 'Months without activity',
  },
  zh: {
    'signals.demo_request': '演示或报价请求',
    'signals.event': '参加活动',
    'signals.meeting': '会议拜访',
    'signals.download': '资料下载',
    'signals.form': '表单',
    'signals.reply': '回复',
    'signals.email_open': '打开邮件',
    'signals.email_click': '点击邮件',
    'signals.page_view': '浏览网页',
    'signals.call': '电话',
    'signals.email': '邮件',
    'signals.other': '其他活动',
    'signals.idle_months': '无活动月数',
  },
}
