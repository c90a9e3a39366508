/** How a number format shows a number, as far as it changes what the number says. */
export type Shown =
  | { as: 'number' }
  | { as: 'date' }
  | { as: 'percent' }
  /** Always so many digits and marks: `000000`, `000-0000`. */
  | { as: 'digits'; pattern: string }
  | { as: 'currency'; symbol: string }

const plainNumber: Shown = { as: 'number' }

/** Built-in formats that show days or times: ECMA-376 part 1, 18.8.30, with those of East Asian editions. */
const dateIds: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]
const percentIds = [9, 10]

/** How cells of a number format are shown. @param code of a format that the workbook defines itself */
export function shownAs(id: number, code: string | undefined): Shown {
  if (code !== undefined) return shownByCode(code)
  if (dateIds.some(([first, last]) => id >= first && id <= last)) return { as: 'date' }
  return percentIds.includes(id) ? { as: 'percent' } : plainNumber
}

/** Longest code that Excel takes; what is longer says nothing. */
const longestCode = 255

function shownByCode(code: string): Shown {
  const [section = ''] = code.slice(0, longestCode).split(';')
  const bare = withoutLiterals(section)
  if (/^(?:general|standard|g\/通用格式|通用格式|@)$/i.test(bare.trim())) return plainNumber
  // An `e` with a sign behind it is an exponent, without one it is the year of East Asian calendars.
  if (/[ydhs]|m|e(?![+-])|aaa/i.test(bare)) return { as: 'date' }
  if (bare.includes('%')) return { as: 'percent' }
  if (/^0[0 -]*0$/.test(bare) && !section.includes('"')) return { as: 'digits', pattern: bare }
  const symbol = currencyOf(section)
  return symbol === null ? plainNumber : { as: 'currency', symbol }
}

/** Without texts in quotes, single literal characters, colours, locales and conditions. `[h]` stays: it is a time. */
function withoutLiterals(section: string): string {
  return section
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./gsu, (pair) => (pair === '\\-' || pair === '\\ ' ? pair.slice(1) : ''))
    .replace(/[_*]./gsu, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]?/gi, '')
}

/** `[$€-407]`, `"US$"`, `¥`: what stands for the currency in a format. */
function currencyOf(section: string): string | null {
  const [, tagged] = /\[\$([^\-\]]{1,5})(?:-[^\]]*)?\]/.exec(section) ?? []
  const [, quoted] = /"\s*([A-Z]{0,3}[$€£¥￥]|[A-Z]{3}|元)\s*"/.exec(section) ?? []
  const [plain] = /[$€£¥￥]/.exec(section.replace(/\[[^\]]*\]/g, '')) ?? []
  return tagged ?? quoted ?? plain ?? null
}
