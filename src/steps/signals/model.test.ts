import { describe, expect, test } from 'vitest'
import { activityTypeOf } from './model.ts'

describe('activityTypeOf', () => {
  test.each([
    ['Demo request', 'demo_request', 50],
    ['Quotes', 'demo_request', 50],
    ['申请试用', 'demo_request', 50],
    ['Webinar registration', 'event', 50],
    ['event attended', 'event', 50],
    ['线下展会', 'event', 50],
    ['Meeting', 'meeting', 30],
    ['On-site visit', 'meeting', 30],
    ['客户拜访', 'meeting', 30],
    ['White paper', 'download', 10],
    ['content_download', 'download', 10],
    ['FORM', 'form', 10],
    ['Replied', 'reply', 10],
    ['Email opened', 'email_open', 0],
    ['email click', 'email_click', 1],
    ['page view', 'page_view', 1],
    ['Website visit', 'page_view', 1],
    ['访问官网', 'page_view', 1],
    ['ｃａｌｌ', 'call', 1],
    ['E-mails', 'email', 1],
  ])('%s is a %s of %i points', (written, type, points) => {
    expect(activityTypeOf(written)).toEqual({ type, points })
  })

  test.each(['Platform login', 'Performance note', 'Pagetti', 'Recalled', ''])(
    '%s is none of them: a word in the middle of another is not that word',
    (written) => {
      expect(activityTypeOf(written)).toEqual({ type: 'other', points: 1 })
    },
  )
})
