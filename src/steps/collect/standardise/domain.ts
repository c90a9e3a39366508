import { domainToASCII } from 'node:url'
import providers from 'email-providers'
import { parse } from 'tldts'
import { clean, type Standardiser } from './standard.ts'

/** Mailboxes for anybody that the list of the package `email-providers` lacks; seen in Chinese customer files. */
const moreProviders = [
  '139.com',
  '189.cn',
  '263.net',
  '163.net',
  'sohu.com',
  'wo.cn',
  '188.com',
  'eyou.com',
  'chinaren.com',
]

/** Sites where companies have a page but not their domain. */
const pageHosts = [
  'linkedin.com',
  'x.com',
  'twitter.com',
  'instagram.com',
  'youtube.com',
  'weibo.com',
  'weibo.cn',
].concat([
  '1688.com',
  'taobao.com',
  'tmall.com',
  'jd.com',
  'baidu.com',
  'zhihu.com',
  'qcc.com',
  'tianyancha.com',
])

const notOwn = new Set([...providers, ...moreProviders, ...pageHosts])

/** With private suffixes, so that two customers of one host (`a.github.io`, `b.github.io`) stay two. */
const options = { allowPrivateDomains: true }

/**
 * The registrable domain of a website or e-mail address, in lower case and ASCII form: `https://www.Acme.co.uk/de`
 * and `info@mail.acme.co.uk` → `acme.co.uk`. Null for mailboxes that anybody can have and for pages on other
 * people's sites: they say nothing about the company. Refused: what is no domain name.
 */
export const standardiseDomain: Standardiser<string> = (text) => {
  const plain = clean(text).toLowerCase()
  if (plain === '') return { value: null }
  const [first = ''] = plain.split(/[\s,;|]/)
  const host = first.includes('@') ? first.slice(first.lastIndexOf('@') + 1) : first
  const domain = registrable(host)
  return domain === null ? { refused: 'domain_unreadable' } : { value: notOwn.has(domain) ? null : domain }
}

/** The registrable domain of a host or address; null when it has none. */
function registrable(host: string): string | null {
  const { domain, isIp, hostname } = parse(host, options)
  if (domain === null || isIp || hostname === null) return null
  const ascii = /^[a-z0-9.-]+$/.test(domain) ? domain : domainToASCII(domain)
  return /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(ascii) ? ascii : null
}

/** The domain of the company behind an e-mail address; null where anybody can have a mailbox. */
export function companyDomain(address: string): string | null {
  const domain = registrable(address.slice(address.lastIndexOf('@') + 1))
  return domain === null || notOwn.has(domain) ? null : domain
}
