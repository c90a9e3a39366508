import { clean, type Standardiser } from './standard.ts'

/**
 * A name of a company, person or product: NFKC (full-width letters and brackets become plain ones), trimmed,
 * single spaces, without quotation marks around the whole of it. Never refused. Upper and lower case stay:
 * they belong to the owner of the name.
 */
export const standardiseName: Standardiser<string> = (text) => {
  const name = clean(text)
  const [, quoted] = /^["'“‘«]([^"'“”‘’«»]+)["'”’»]$/u.exec(name) ?? []
  return { value: clean(quoted ?? name) || null }
}
