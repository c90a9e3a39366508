import { ChosenReading, type FileInspection, type Kind, kinds } from '../model.ts'

/**
 * A table of the address bar. `kind` is what a person said it holds; null: as recognised. One that is not `taken` is
 * only offered.
 */
export type FileKey = {
  file_id: string
  kind: Kind | null
  table: string | null
  /** What a person said about how it is read; null: as recognised. */
  chosen: ChosenReading | null
  name: string
  taken: boolean
}

/** A table that came in is taken, unless its author hid it. */
export const keyFor = ({ file_id, table, name, hidden }: FileInspection): FileKey => ({
  file_id,
  kind: null,
  table,
  chosen: null,
  name,
  taken: !hidden,
})

const notTaken = '-'

/** `id:kind:table:reading:name`, behind a dash when it is not taken, so that a reload finds the table again. */
export const toText = ({ file_id, kind, table, chosen, name, taken }: FileKey) =>
  [
    `${taken ? '' : notTaken}${file_id}`,
    kind ?? '',
    encodeURIComponent(table ?? ''),
    chosen === null ? '' : encodeURIComponent(JSON.stringify(chosen)),
    name,
  ].join(':')

export function fromText(text: string): FileKey {
  const taken = !text.startsWith(notTaken)
  const [file_id = '', kind, table = '', chosen = '', ...name] = text
    .slice(taken ? 0 : notTaken.length)
    .split(':')
  return {
    file_id,
    kind: kinds.find((each) => each === kind) ?? null,
    table: decoded(table) || null,
    chosen: readingOf(decoded(chosen)),
    name: name.join(':'),
    taken,
  }
}

function readingOf(text: string): ChosenReading | null {
  try {
    return ChosenReading.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
