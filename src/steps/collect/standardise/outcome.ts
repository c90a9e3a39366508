import { clean, type Standardiser } from './standard.ts'

/** What a call or a mailing came to. */
export const outcomes = [
  'reached',
  'not_answered',
  'unreachable',
  'wrong_number',
  'bounced',
  'refused',
] as const
export type Outcome = (typeof outcomes)[number]

/** In this order, since `not interested` holds `interested` and `未接通` holds `接通`. */
const words: readonly [Outcome, RegExp][] = [
  [
    'bounced',
    /退信|退回|投递失败|发送失败|未送达|无法送达|bounce|undeliver|not delivered|delivery failed|mailbox (?:is )?(?:full|unavailable|not found|disabled)|user unknown|unknown (?:user|mailbox)|no such (?:user|mailbox|address)|invalid (?:e-?mail|address|recipient)|\b[45]\.\d{1,3}\.\d{1,3}\b|^(?:hard|soft|blocked|dropped)$|\b5[05]\d\b/,
  ],
  [
    'wrong_number',
    /错号|号码错误|号码有误|打错|非本人|不是本人|查无此人|wrong (?:number|person|contact)|incorrect number|bad number|not the right person/,
  ],
  [
    'unreachable',
    /空号|停机|销号|号码不存在|号码无效|无效号码|已离职|离职|unreachable|out of service|not in service|disconnected|invalid number|number (?:does not exist|invalid)|no longer (?:works|with|employed)|left (?:the )?company/,
  ],
  [
    'refused',
    /拒绝|拒接|拒听|挂断|挂机|无意向|没有?兴趣|不感兴趣|不需要|无需求|退订|投诉|勿扰|不再联系|refus|declin|not interested|no interest|do not (?:call|contact)|dnc|opt(?:ed)?[ -]?out|unsubscrib|complain|complaint|hung up|hang up|spam report/,
  ],
  [
    'not_answered',
    /无人接听|没人接|无应答|未接|未应答|未接通|未联系上|联系不上|占线|忙线|正忙|通话中|关机|无法接通|不在服务区|语音信箱|留言|自动回复|稍后再|改天|no[ -]?answer|not answered|unanswered|not reached|not connected|no reply|no response|busy|voice ?mail|left (?:a )?(?:live )?message|no pick ?up|missed|call ?back|out of office|auto[- ]?reply|deferred/,
  ],
  [
    'reached',
    /接通|已接|接听|应答|已联系|联系上|沟通|有意向|感兴趣|有需求|已回复|回复|成功|送达|已预约|预约|加微信|\breached|connected|answered|spoke|talked|conversation|delivered|replied|responded|interested|meeting|appointment|success|\bopened|clicked/,
  ],
]

/** What the text of an outcome means in either language; null when nobody knows it. */
export function outcomeOf(text: string): Outcome | null {
  const plain = clean(text).toLowerCase().replaceAll('_', ' ')
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

/**
 * The outcome of a call or a mailing: `空号` is unreachable, `No answer` is not answered, `5.1.1` bounced. Not answered is
 * not wrong: the number stays good. The text is kept as written, its meaning is the part `status`, missing when nobody knows it.
 */
export const standardiseOutcome: Standardiser<string> = (text) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const status = outcomeOf(plain)
  return status ? { value: plain, parts: { status } } : { value: plain }
}
