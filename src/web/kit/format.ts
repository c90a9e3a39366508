import { useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { type NameOf, names } from './names.ts'

const nothing = '–'

type Numeric = number | null | undefined

/** Puts a narrow space between a number and its unit: `120 M`, `1.2 亿`. */
function spaced(parts: Intl.NumberFormatPart[]): string {
  return parts.map((part) => (part.type === 'compact' ? `\u202f${part.value.trim()}` : part.value)).join('')
}

/**
 * Numbers, money, dates and names of values as people of a language write them; nothing known is a dash.
 * @param nameOf the name of a value that the server knows, as far as it has told it
 */
export function createFormat(language: string, nameOf: NameOf = (_, value) => value) {
  const locale = language === 'zh' ? 'zh-CN' : 'en-US'
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const say = (value: Numeric, how: (value: number) => string) =>
    value === null || value === undefined ? nothing : how(value)
  return {
    nothing,
    /** 12,340 */
    count: (value: Numeric) => say(value, (known) => whole.format(known)),
    /** As exact as the data are: 1,100.04 */
    number: (value: Numeric) => say(value, (known) => exact.format(known)),
    /** Short, in the unit of the source: 120 M, 1.2 亿; in full below ten thousand */
    money: (value: Numeric) =>
      say(value, (known) =>
        Math.abs(known) < 1e4 ? whole.format(known) : spaced(compact.formatToParts(known)),
      ),
    /** 63.2 % of a share 0 to 1 */
    percent: (value: Numeric, digits = 1) => say(value, (known) => `${(known * 100).toFixed(digits)}\u202f%`),
    /** 1.25 */
    decimal: (value: Numeric, digits = 2) => say(value, (known) => known.toFixed(digits)),
    /** 2 digits that matter for small shares: 0.032, < 0.001 */
    chance: (value: Numeric) =>
      say(value, (known) => (known < 0.001 ? '< 0.001' : known.toPrecision(2).replace(/^1\.0$/, '1'))),
    /** About so long: 8 s, 3 min 20 s, 1 h 5 min */
    duration: (seconds: number) => {
      const whole = Math.ceil(seconds)
      const unit = (value: number, name: string) =>
        new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
      if (whole < 60) return unit(whole, 'second')
      if (whole < 3600) return `${unit(Math.floor(whole / 60), 'minute')} ${unit(whole % 60, 'second')}`
      return `${unit(Math.floor(whole / 3600), 'hour')} ${unit(Math.floor((whole % 3600) / 60), 'minute')}`
    },
    bytes: (value: Numeric) =>
      say(value, (known) => {
        if (known < 1e3) return `${known} B`
        return known < 1e6 ? `${exact.format(known / 1e3)} kB` : `${exact.format(known / 1e6)} MB`
      }),
    /** A day without a time, from `2026-03-01` */
    date: (value: string | null | undefined) => (value ? day.format(new Date(value)) : nothing),
    /** A moment in the reader's time zone */
    dateTime: (value: string | null | undefined) => (value ? moment.format(new Date(value)) : nothing),
    /** A value of a type such as `country`, `city` or `industry`; what has no name of its own is as it is */
    name: (type: string, value: string | null | undefined) => {
      if (!value) return nothing
      if (type !== 'country') return nameOf(type, value)
      return /^[A-Z]{2}$/.test(value) ? (regions.of(value) ?? value) : value
    },
    list: (values: readonly string[]) => list.format(values),
  }
}
export type Format = ReturnType<typeof createFormat>

export function useFormat(): Format {
  const { i18n } = useTranslation()
  const { language } = i18n
  const told = useSyncExternalStore(names.follow, names.told)
  return useMemo(() => createFormat(language, names.in(language, told)), [language, told])
}
