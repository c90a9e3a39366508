import { formatAmount, formatNumber, formatShare, type Language } from '../../ground/kernel/index.ts'
import { sayBin } from '../../steps/identify/index.ts'
import { namesIn } from '../../steps/match/index.ts'
import type { Evidence } from './model.ts'

/** Says a key of any room's words in the language of the report. */
export type Say = (key: string, params?: Record<string, string | number>) => string

/** Writes words, figures and days in the language of the report. */
export type Writer = Readonly<{
  language: Language
  say: Say
  number: (value: number) => string
  amount: (value: number) => string
  share: (value: number | null) => string
  /** A lift or an AUC, always with two decimals, so that columns can be compared. */
  ratio: (value: number | null) => string
  /** A false discovery rate: with a decimal, very small ones as a bound. */
  rate: (value: number | null) => string
  /** A number with its noun, e.g. `count('files', 5)`; the nouns stand under `report.count.*`. */
  count: (noun: string, value: number) => string
  /** A day such as 2026-06-30. */
  day: (value: string | null) => string
  /** An instant, as the clock of this machine shows it. */
  moment: (value: string) => string
  /** The value of a trait in words. */
  bin: (line: Pick<Evidence, 'trait' | 'bin'>) => string
  /** A value of a type such as `city` or `industry` as the language names it. */
  name: (type: string, value: string) => string
}>

/** What stands where there is no value. */
export const none = '–'

export function createWriter(language: Language, say: Say): Writer {
  const locale = language === 'zh' ? 'zh-CN' : 'en-US'
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const number = (value: number) => formatNumber(value, language)
  const amount = (value: number) => formatAmount(value, language)
  const name = namesIn(language)
  return {
    language,
    say,
    number,
    amount,
    share: (value) => (value === null ? none : formatShare(value, language)),
    ratio: (value) => (value === null ? none : value.toFixed(2)),
    rate: (value) => (value === null ? none : value < 0.001 ? '< 0.1%' : percent.format(value)),
    count: (noun, value) => say(`report.count.${noun}`, { count: value, n: number(value) }),
    day: (value) => (value === null ? none : day.format(new Date(value))),
    moment: (value) => moment.format(new Date(value)),
    bin: ({ trait, bin }) => sayBin(trait, bin, { say, number, amount, name }),
    name,
  }
}
