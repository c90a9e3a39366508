import { correcting } from '../spelling.ts'
import { type Industry, industries, industryKey } from './table.ts'

let correct: ((name: string) => string | null) | undefined

/**
 * The industry that a text names: by a code of GB/T 4754 (`C39`, `I65`, `3911`, `C3911 计算机整机制造`), by one of its names in
 * English or Chinese, or by one of them misspelled. Of several names in one cell the most exact one counts. Null
 * when it names none.
 */
export function findIndustry(text: string): Industry | null {
  const byCode = industryOfCode(text)
  if (byCode !== null) return byCode
  const whole = industries().byKey.get(industryKey(text))
  if (whole !== undefined) return whole
  const parts = text.split(/[/|;,、，；>()&+-]| and /u)
  const named =
    parts.length > 1
      ? parts.flatMap((part) => industries().byKey.get(industryKey(part)) ?? [])
      : runTogether(text)
  const [best] = named.toSorted((one, other) => other.code.length - one.code.length)
  if (best !== undefined) return best
  correct ??= correcting(industries().byKey.keys())
  return industries().byKey.get(correct(industryKey(text)) ?? '') ?? null
}

/** `零售商贸` is 零售 and 商贸. */
function runTogether(text: string): Industry[] {
  const key = industryKey(text)
  if (!/^\p{Script=Han}{4,8}$/u.test(key)) return []
  for (let at = 2; at <= key.length - 2; at++) {
    const [one, other] = [key.slice(0, at), key.slice(at)].map((part) =>
      industries().byKey.get(industryKey(part)),
    )
    if (one !== undefined && other !== undefined) return [one, other]
  }
  return []
}

/** By a code alone, or one that stands before its name; digits beyond what the tree has are left away. */
function industryOfCode(text: string): Industry | null {
  const [, letter = '', digits = ''] = /^([A-Ta-t]?)(\d{2,4})(?=$|[\s:.-]|\p{Script=Han})/u.exec(text) ?? []
  for (let length = digits.length; length >= 2; length--) {
    const found = byDigits(digits.slice(0, length))
    if (found !== undefined)
      return letter === '' || found.code.startsWith(letter.toUpperCase()) ? found : null
  }
  return /^[A-T]$/.test(text)
    ? (industries().byCode.get(text) ?? industries().byKey.get(text.toLowerCase()) ?? null)
    : null
}

const byDigits = (digits: string) => industries().industries.find(({ code }) => code.slice(1) === digits)
