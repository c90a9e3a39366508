import { domainToASCII } from 'node:url'
import { companyDomain } from './domain.ts'
import { isDisposable, isFree, meantDomain } from './mailboxes.ts'
import { clean, type Standardiser } from './standard.ts'

const host = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]`
const address = new RegExp(`^[\\p{L}\\p{N}.!#$%&'*+/=?^_\`{|}~-]{1,64}@${host}$`, 'u')

/** Mailboxes that belong to a task, not to a person (after RFC 2142, and what companies call theirs). */
const roles = new Set(
  `info contact contacts office mail email hello hi sales sale support service services customerservice help helpdesk
  admin administrator webmaster postmaster hostmaster abuse noreply no-reply donotreply marketing market media press pr
  hr jobs job career careers recruit recruiting recruitment finance accounting accounts billing invoice invoices
  purchasing purchase procurement buyer order orders export import trade enquiry enquiries inquiry inquiries team legal
  privacy security it reception general business bd kontakt vertrieb einkauf bewerbung buchhaltung rechnung
  kefu xiaoshou caigou shichang zhaopin renshi caiwu bangongshi shangwu waimao
  采购 销售 市场 客服 招聘 人事 财务 办公室 商务 外贸 信息`
    .split(/\s+/)
    .filter(Boolean),
)

/**
 * An e-mail address in lower case (`Ann Lee <Ann.Lee@Acme.com>` → `ann.lee@acme.com`), after the rule of the
 * HTML standard plus a domain with a dot and letters of any script before the sign. Of several addresses the first
 * counts. Its parts: `domain` of the company, missing where anybody can have a mailbox; `role` when it is the mailbox of a
 * task; `free` and `disposable` for such providers; `suggestion` when the domain looks like a slip. Nothing
 * of this changes the address. Refused: what is none.
 */
export const standardiseEmail: Standardiser<string> = (text) => {
  const plain = clean(text).toLowerCase()
  if (plain === '') return { value: null }
  const [, bracketed] = /<([^<>]+)>/.exec(plain) ?? []
  const [first = ''] = (bracketed ?? plain).replace(/^mailto:/, '').split(/[\s,;/|、，；]+/u)
  const written = first.replace(/[.。]+$/u, '')
  const at = written.lastIndexOf('@')
  const local = written.slice(0, at)
  const domain = /^[\x21-\x7e]*$/.test(written) ? written.slice(at + 1) : domainToASCII(written.slice(at + 1))
  const email = `${local}@${domain}`
  if (at < 1 || !address.test(email) || email.includes('..')) return { refused: 'email_unreadable' }
  const suggested = meantDomain(domain)
  return {
    value: email,
    parts: {
      domain: suggested === null ? companyDomain(email) : null,
      role: roles.has(local.replace(/[-_.]?\d*$/, '')) || null,
      free: isFree(domain) || null,
      disposable: (suggested === null && isDisposable(domain)) || null,
      suggestion: suggested === null ? null : `${local}@${suggested}`,
    },
  }
}
