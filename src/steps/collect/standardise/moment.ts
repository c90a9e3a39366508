import { standardiseDate } from './date.ts'
import { clean, type Standardiser } from './standard.ts'

const clock =
  /(上午|下午|晚上)?\s?(?<!\d)(\d{1,2})[:时点](\d{2})(?:[:分](\d{2}))?[^\s\d]{0,4}?\s?([ap])?\.?m?\.?(?![\d:])/i

/**
 * A day with its time as `YYYY-MM-DD hh:mm:ss`, as written, in no time zone: dates as in {@link standardiseDate}, times
 * as `9:02`, `09:02:11`, `09:02 PM`, `下午3:05`. Without a time it is the beginning of the day. Refused like dates.
 */
export const standardiseMoment: Standardiser<string> = (text, context) => {
  const day = standardiseDate(text, context)
  if ('refused' in day || day.value === null) return day
  return { value: `${day.value} ${timeOf(clean(text)) ?? '00:00:00'}` }
}

function timeOf(plain: string): string | null {
  const [, before, hour, minute, second = '0', half] = clock.exec(plain) ?? []
  if (hour === undefined) return null
  const isAfternoon = before === '下午' || before === '晚上' || half?.toLowerCase() === 'p'
  const isMorning = before === '上午' || half?.toLowerCase() === 'a'
  const twelve = Number(hour) % 12
  const hours = isAfternoon ? twelve + 12 : isMorning ? twelve : Number(hour)
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return [hours, Number(minute), Number(second)].map((part) => String(part).padStart(2, '0')).join(':')
}
