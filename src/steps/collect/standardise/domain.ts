import { domainToASCII } from 'node:url'
import { parse } from 'tldts'
import { isDisposable, isFree } from './mailboxes.ts'
import { clean, type Standardiser } from './standard.ts'

/** Sites where companies have a page but not their domain. */
const pageHosts = new Set(
  `linkedin.com x.com twitter.com instagram.com youtube.com facebook.com fb.com tiktok.com pinterest.com xing.com
  crunchbase.com wikipedia.org linktr.ee weibo.com weibo.cn douyin.com xiaohongshu.com bilibili.com zhihu.com 1688.com
  taobao.com tmall.com jd.com baidu.com made-in-china.com globalsources.com qcc.com tianyancha.com`.split(
    /\s+/,
  ),
)

const isOwn = (domain: string) => !isFree(domain) && !pageHosts.has(domain) && !isDisposable(domain)

/** With private suffixes, so that two customers of one host (`a.github.io`, `b.github.io`) stay two. */
const options = { allowPrivateDomains: true }

/**
 * The registrable domain of a website or e-mail address, in lower case and ASCII form: `https://www.Acme.co.uk/de`
 * and `info@mail.acme.co.uk` → `acme.co.uk`, `中国银行。com` → `xn--…`. Null for mailboxes that anybody can have and for pages on other
 * people's sites: they say nothing about the company. Refused: what is no domain name.
 */
export const standardiseDomain: Standardiser<string> = (text) => {
  const plain = clean(text).toLowerCase()
  if (plain === '') return { value: null }
  const [first = ''] = plain
    .replaceAll('。', '.')
    .replace(/^(?:https?:?\/{1,3})+/, '')
    .split(/[\s,;|]/)
  const host = (first.includes('@') ? first.slice(first.lastIndexOf('@') + 1) : first).replace(
    /\.+(?=$|[/?#:])/,
    '',
  )
  // What a form begins a website with, and nobody went on.
  if (host === '' || host === 'www') return { value: null }
  const domain = registrable(host)
  return domain === null ? { refused: 'domain_unreadable' } : { value: isOwn(domain) ? domain : null }
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
  return domain !== null && isOwn(domain) ? domain : null
}
