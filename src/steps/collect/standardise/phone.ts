import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { clean, type Standardiser } from './standard.ts'

const chineseMobile = /^1[3-9]\d{9}$/

/**
 * A telephone number in E.164 form, `+8613800138000`. A number without country code belongs to the
 * country of the row, else to the usual region. Of several numbers the first counts; an extension is left out, E.164 has no place for it.
 * Refused: what is no valid number there.
 */
export const standardisePhone: Standardiser<string> = (text, { region: usual, beside }) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const region = beside?.country && isSupportedCountry(beside.country) ? beside.country : usual
  // The frequent case, 30 times faster than the library; a test holds the two together.
  if (region === 'CN' && chineseMobile.test(plain)) return { value: `+86${plain}` }
  const country: CountryCode | undefined = isSupportedCountry(region) ? region : undefined
  for (const part of [plain, ...plain.split(/[;,|、/]|转|分机/u)]) {
    const number = parsePhoneNumberFromString(part.replace(/^tel:?\s*/i, ''), country)
    if (number?.isValid()) return { value: number.number }
  }
  return { refused: 'phone_unreadable' }
}
