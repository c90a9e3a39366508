import type { Language } from './language.ts'

const locales: Record<Language, string> = { en: 'en-US', zh: 'zh-CN' }

/** A whole or decimal number with separators: `1,234.5`. */
export function formatNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 }).format(value)
}

/** A large amount in the short form of the language: `1.2M`, `120万`, `1.2亿`; small ones in full. */
export function formatAmount(value: number, language: Language): string {
  if (Math.abs(value) < 10_000) return formatNumber(Math.round(value), language)
  return new Intl.NumberFormat(locales[language], {
    notation: 'compact',
    maximumSignificantDigits: 3,
  }).format(value)
}

/** A share as a percentage without decimals: `0.631` is `63%`. */
export function formatShare(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    share,
  )
}
