const markup = Symbol('markup')

/** Text that is HTML already. Data cannot pretend to be it: only this file holds the symbol. */
export type Markup = Readonly<{ [markup]: string }>

type Value = string | number | null | Markup | readonly Value[]

/**
 * HTML from a template. Every value is escaped, for text and for attributes in double quotes alike; what
 * `html` made itself goes in as it is, a list goes in piece by piece, null leaves nothing.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return verbatim(strings.reduce((text, part, i) => text + write(values[i - 1] ?? null) + part))
}

/** Takes text as HTML. For text of our own only, never for a value of the data. */
export function verbatim(text: string): Markup {
  return { [markup]: text }
}

/** The HTML as a string. */
export function toText(piece: Markup): string {
  return piece[markup]
}

function write(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value))
  return isMarkup(value) ? value[markup] : value.map(write).join('')
}

const isMarkup = (value: Markup | readonly Value[]): value is Markup => markup in value

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

// HTML has no place for control characters and lone surrogates; they are shown as unreadable, not dropped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

const escapeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(unreadable, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities.get(character) ?? '')
