import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'
import providers from 'email-providers'
import { editDistance } from './distance.ts'

/** Mailboxes for anybody that the list of the package `email-providers` lacks; seen in Chinese customer files. */
const more = '139.com 189.cn 263.net 163.net sohu.com wo.cn 188.com eyou.com chinaren.com'.split(' ')

/** Under these so many people have their mailbox that a domain one letter away is more likely a slip than another one. */
const frequent =
  'gmail.com googlemail.com yahoo.com hotmail.com outlook.com icloud.com foxmail.com aliyun.com sina.com sohu.com protonmail.com t-online.de web.de orange.fr yahoo.co.uk hotmail.co.uk yandex.ru'.split(
    ' ',
  )
/** Short names: only their ending can be told to be a slip. */
const short = 'qq.com 163.com 126.com 139.com live.com msn.com aol.com yeah.net gmx.de gmx.net mail.ru'.split(
  ' ',
)
const slips = new Map(
  [...frequent, ...short].flatMap((domain) => endingSlips(domain).map((slip) => [slip, domain])),
)
const right = new Set([
  ...frequent,
  ...short,
  'mail.com',
  'ymail.com',
  'email.com',
  'gmx.com',
  'live.cn',
  'sina.cn',
])

const free = new Set([...providers, ...more])
const disposable = disposableEmailBlocklistSet()

/** Whether anybody can have a mailbox under this domain. */
export const isFree = (domain: string): boolean => free.has(domain)

/** Whether addresses under this domain are given out for minutes. */
export const isDisposable = (domain: string): boolean => disposable.has(domain) && !right.has(domain)

/** The well-known domain of which this one is most likely a slip, `gmial.com` → `gmail.com`; null when it is none. */
export function meantDomain(domain: string): string | null {
  if (right.has(domain)) return null
  const ending = slips.get(domain)
  if (ending !== undefined) return ending
  const near = frequent.filter((known) => domain[0] === known[0] && editDistance(domain, known, 1) === 1)
  return near.length === 1 ? (near[0] ?? null) : null
}

/** `gmail.com` → `gmail.con`, `gmail.cm`, … */
function endingSlips(domain: string): string[] {
  if (!domain.endsWith('.com')) return []
  const stem = domain.slice(0, -3)
  return ['con', 'cim', 'cm', 'vom', 'comm', 'ocm', 'xom', 'c0m', 'coom', 'co.m'].map(
    (ending) => stem + ending,
  )
}
