/**
 * The few words in which the engines differ. A statement is written once, in the subset that DuckDB and
 * Trino share, and calls the rest as `@name(argument, …)`.
 */
export type Dialect = Readonly<Record<DialectFunction, (...args: string[]) => string>>

export const dialectFunctions = [
  'sha256',
  'join_text',
  'days_between',
  'moment',
  'json_item',
  'has_text',
  'share_item',
  'part',
  'hex_number',
] as const
export type DialectFunction = (typeof dialectFunctions)[number]

export const duckdb: Dialect = {
  /** Lower-case hex of the SHA-256 of a text. */
  sha256: (text) => `sha256(${text})`,
  /** One text of all values of a group: `@join_text(value, separator, order)`. */
  join_text: (value, separator, order) => `string_agg(${value}, ${separator} order by ${order})`,
  /** Whole days from the first date to the second. */
  days_between: (from, to) => `date_diff('day', ${from}, ${to})`,
  /** A moment from ISO 8601 text in UTC, such as `2025-06-01T08:00:00.000Z`. */
  moment: (text) => `cast(${text} as timestamp(6))`,
  /** The text at a place, counted from 0, of a JSON list of texts. */
  json_item: (list, place) => `json_extract_string(${list}, ${place})`,
  /** Whether a text has another in it; faster than asking for its place. */
  has_text: (text, part) => `contains(${text}, ${part})`,
  /** Whether two lists, each a text of items with a separator between, have an item in common. */
  share_item: (one, other, separator) =>
    `list_has_any(split(${one}, ${separator}), split(${other}, ${separator}))`,
  /** In which of so many parts a text is, counted from 0: as many texts in each, and the same text always in the same. */
  part: (text, parts) => `hash(${text}) % cast(${parts} as ubigint)`,
  /** An integer for eight hexadecimal digits, in their order: it is found much faster than a text. Null for other text. */
  hex_number: (digits) => `cast(try_cast('0x' || ${digits} as bigint) - 2147483648 as integer)`,
}

export const trino: Dialect = {
  sha256: (text) => `lower(to_hex(sha256(to_utf8(${text}))))`,
  join_text: (value, separator, order) => `listagg(${value}, ${separator}) within group (order by ${order})`,
  days_between: (from, to) => `date_diff('day', ${from}, ${to})`,
  moment: (text) => `cast(from_iso8601_timestamp(${text}) as timestamp(6))`,
  json_item: (list, place) => `element_at(cast(json_parse(${list}) as array(varchar)), ${place} + 1)`,
  has_text: (text, part) => `strpos(${text}, ${part}) > 0`,
  share_item: (one, other, separator) =>
    `arrays_overlap(split(${one}, ${separator}), split(${other}, ${separator}))`,
  part: (text, parts) =>
    `mod(bitwise_and(from_big_endian_64(xxhash64(to_utf8(${text}))), 9223372036854775807), ${parts})`,
  hex_number: (digits) => `cast(try(from_base(${digits}, 16)) - 2147483648 as integer)`,
}

const isDialectFunction = (name: string): name is DialectFunction =>
  dialectFunctions.some((known) => known === name)

/** Writes every `@name(…)` of a statement in the words of one engine. Throws on a name it does not know. */
export function translate(sql: string, dialect: Dialect): string {
  const at = /@([a-z_0-9]+)\(/.exec(sql)
  if (!at) return sql
  const name = at[1] ?? ''
  if (!isDialectFunction(name)) throw new Error(`unknown dialect function @${name}`)
  const open = at.index + at[0].length
  const { args, end } = readArguments(sql, open)
  const call = dialect[name](...args.map((arg) => translate(arg.trim(), dialect)))
  return sql.slice(0, at.index) + call + translate(sql.slice(end), dialect)
}

function readArguments(sql: string, open: number): { args: string[]; end: number } {
  const args: string[] = []
  let depth = 0
  let start = open
  let quoted = false
  for (let i = open; i < sql.length; i++) {
    const c = sql[i]
    if (c === "'") quoted = !quoted
    if (quoted) continue
    if (c === '(') depth++
    if (c === ')' && depth-- === 0) return { args: [...args, sql.slice(start, i)], end: i + 1 }
    if (c === ',' && depth === 0) {
      args.push(sql.slice(start, i))
      start = i + 1
    }
  }
  throw new Error('a dialect function is not closed')
}
