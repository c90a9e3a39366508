import { companyDomain } from './domain.ts'
import { clean, type Standardiser } from './standard.ts'

const address =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/**
 * An e-mail address in lower case (`Ann Lee <Ann.Lee@Acme.com>` → `ann.lee@acme.com`), after the rule of the
 * HTML standard plus a domain with a dot. Of several addresses the first counts. Its part `domain` is that of the
 * company, missing where anybody can have a mailbox. Refused: what is none.
 */
export const standardiseEmail: Standardiser<string> = (text) => {
  const plain = clean(text).toLowerCase()
  if (plain === '') return { value: null }
  const [, bracketed] = /<([^<>]+)>/.exec(plain) ?? []
  const [first = ''] = (bracketed ?? plain).replace(/^mailto:/, '').split(/[\s,;/|、]+/u)
  if (!address.test(first) || first.includes('..')) return { refused: 'email_unreadable' }
  const domain = companyDomain(first)
  return domain ? { value: first, parts: { domain } } : { value: first }
}
