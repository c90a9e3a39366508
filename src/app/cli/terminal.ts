import stringWidth from 'string-width'
import type { Terminal } from '../../ground/edge/index.ts'
import {
  formatAmount,
  formatNumber,
  formatShare,
  type Language,
  type Speak,
} from '../../ground/kernel/index.ts'

export type Screen = Readonly<{
  write(text: string): void
  columns: number
  color: boolean
  isTerminal: boolean
}>

/** Cuts a text to a width in terminal cells; Chinese characters take two. */
export function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let cut = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) > width - 1) break
    cut += segment
  }
  return `${cut}…`
}

export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)))
  return align === 'left' ? text + space : space + text
}

/** Control characters of the data must not reach the terminal: they could move the cursor or worse. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')

/** A place to write for people: aligned columns, colour only where there is a terminal for it. */
export function createTerminal(screen: Screen, language: Language, speak: Speak): Terminal {
  const bold = (text: string) => (screen.color && screen.isTerminal ? `\u001b[1m${text}\u001b[22m` : text)
  const faint = (text: string) => (screen.color && screen.isTerminal ? `\u001b[2m${text}\u001b[22m` : text)
  const line = (text = '') => screen.write(`${text}\n`)
  return {
    language,
    say: (key, params) => speak(language, key, params),
    line: (text = '') => line(plain(text)),
    raw: (text) => screen.write(text),
    heading: (text) => line(`\n${bold(plain(text))}`),
    table(rows, columns) {
      const cells = rows.map((row) => columns.map(({ value }) => plain(String(value(row) ?? '–'))))
      const widths = columns.map(({ title, width = 60 }, i) =>
        Math.min(width, Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[i] ?? '')))),
      )
      const write = (texts: readonly string[]) =>
        texts
          .map((text, i) => pad(fit(text, widths[i] ?? 0), widths[i] ?? 0, columns[i]?.align))
          .join('  ')
          .trimEnd()
      line(faint(write(columns.map(({ title }) => title))))
      for (const row of cells) line(write(row))
    },
    number: (value) => formatNumber(value, language),
    amount: (value) => formatAmount(value, language),
    share: (value) => formatShare(value, language),
  }
}
