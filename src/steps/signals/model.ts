import { z } from 'zod'

/**
 * Kinds of activity with the points one of them gives, and the words by which exports name them. Points
 * are the field's usual defaults (Demandbase, BesChannels); an opened e-mail gives none, since mail
 * gateways open everything.
 */
export const activityTypes = [
  {
    type: 'demo_request',
    points: 50,
    words: ['demo', 'trial', 'quote', 'pricing', '演示', '试用', '报价', '询价'],
  },
  {
    type: 'event',
    points: 50,
    words: [
      'event',
      'webinar',
      'trade show',
      'exhibition',
      'seminar',
      'conference',
      '活动',
      '展会',
      '会展',
      '研讨会',
      '直播',
    ],
  },
  // Before meetings: a visit to a website is none.
  {
    type: 'page_view',
    points: 1,
    words: ['website visit', 'web visit', 'page visit', 'visit website', 'visited website', 'visited page'],
  },
  { type: 'meeting', points: 30, words: ['meeting', 'visit', 'onsite', 'on-site', '会议', '拜访', '面谈'] },
  { type: 'download', points: 10, words: ['download', 'white paper', 'whitepaper', '下载', '白皮书'] },
  {
    type: 'form',
    points: 10,
    words: ['form', 'registration', 'enquiry', 'inquiry', '表单', '注册', '留资', '咨询'],
  },
  { type: 'reply', points: 10, words: ['reply', 'replied', '回复'] },
  { type: 'email_open', points: 0, words: ['open', 'opened', '打开'] },
  { type: 'email_click', points: 1, words: ['click', 'clicked', '点击'] },
  { type: 'page_view', points: 1, words: ['page', 'pageview', 'website', 'web', '浏览', '访问', '网页'] },
  { type: 'call', points: 1, words: ['call', 'phone', '电话', '通话'] },
  { type: 'email', points: 1, words: ['email', 'e-mail', 'mail', '邮件'] },
] as const

export type ActivityType = (typeof activityTypes)[number]['type'] | 'other'

/** Days that readiness looks back, and what each full month without any activity costs. */
export const lookBackDays = 90
export const idleMonthPoints = -30

/** Latin words stand as whole words, so that a platform is no form; Chinese has no spaces to go by. */
const patterns = activityTypes.map(({ type, points, words }) => ({
  type,
  points,
  pattern: new RegExp(
    words.map((word) => (/[a-z]/.test(word) ? `(?<![a-z])${word}s?(?![a-z])` : word)).join('|'),
  ),
}))

/**
 * The kind of activity that an export's word means: the first kind in the list above of which the text
 * contains a word, `other` (one point) when it contains none.
 */
export function activityTypeOf(written: string): { type: ActivityType; points: number } {
  const text = written.normalize('NFKC').toLowerCase().replaceAll('_', ' ')
  const found = patterns.find(({ pattern }) => pattern.test(text))
  return found ? { type: found.type, points: found.points } : { type: 'other', points: 1 }
}

/** How ready an account is to talk now: the exact sum of its lines. 100 and more is a marketing qualified account. */
export const Readiness = z.object({
  account_id: z.string(),
  readiness: z.int(),
  as_of: z.iso.date().nullable().describe('The latest day the data know of'),
  lines: z.array(
    z.object({ code: z.string(), count: z.int(), points: z.int(), last_on: z.iso.date().nullable() }),
  ),
})
export type Readiness = z.infer<typeof Readiness>
