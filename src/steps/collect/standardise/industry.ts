import { findIndustry } from './industries/find.ts'
import { clean, type Standardiser } from './standard.ts'

/** Longer than any name of an industry; a description of the business is not looked through. */
const longest = 100

/**
 * An industry of the national tree (GB/T 4754-2017) under its English name, so that `医疗健康`, `Healthcare`, `HOSPITAL_HEALTH_CARE`
 * and `Q84` are one: `Healthcare`. Its parts: the `code` in the tree, and `known` whether it was found there. Others stay as
 * they are written. Never refused.
 */
export const standardiseIndustry: Standardiser<string> = (text) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const found = plain.length > longest ? null : findIndustry(plain)
  return found === null
    ? { value: plain, parts: { known: false } }
    : { value: found.en, parts: { code: found.code, known: true } }
}
