import { longestLine } from './lines.ts'

/** An object of a list: the path of the list, the number of the object in it (from 1), and its text. */
export type Element = Readonly<{
  path: string
  number: number
  /** null: it is no object, or too large to be held. */
  text: string | null
  overlong: boolean
}>

/** What makes a document unreadable, at the byte where it shows. */
export class JsonProblem extends Error {}

const deepestList = 4
/** Lists and objects within each other, before a list and within a record; what people exchange has a few. */
export const deepest = 100
const longestKey = 200
const quote = 34
const backslash = 92
const comma = 44
const colon = 58

/**
 * Finds the lists of a JSON document whose path from the root leads through objects only (`[…]`,
 * `{"results": […]}`, `{"data": {"items": […]}}`) and gives their elements as texts, without ever holding more than one.
 * The document is only split here: `JSON.parse` reads each element, so that one that is broken costs itself alone.
 */
export function createScanner() {
  /** Containers that are open outside of an element; `key`: under which name the next value of an object stands. */
  const open: { list: boolean; key: string; count: number }[] = []
  let inString = false
  let escaped = false
  let string = ''
  /** Depth within an element, 0 outside; its text so far. */
  let depth = 0
  let text: string[] = []
  let length = 0
  let scalar = false
  let ended = false

  const list = () => {
    const last = open.at(-1)
    return last?.list === true && open.length <= deepestList ? last : undefined
  }
  const path = () =>
    open
      .slice(0, -1)
      .map(({ key }) => key)
      .join('.')
  const elementOf = (found: string | null): Element => {
    const overlong = found !== null && length > longestLine
    return {
      path: path(),
      number: list()?.count ?? 0,
      text: overlong ? found.slice(0, 2000) : found,
      overlong,
    }
  }

  /** A value outside of elements begins or ends. */
  const structure = (code: number): 'element' | undefined => {
    const isOpening = code === 123 || code === 91
    if (ended) throw new JsonProblem('something follows its end')
    const within = list()
    if (within !== undefined && isOpening) {
      within.count += 1
      return 'element'
    }
    if (isOpening && open.length === deepest) throw new JsonProblem('brackets within brackets without end')
    if (isOpening) open.push({ list: code === 91, key: '', count: 0 })
    else {
      const closed = open.pop()
      if (closed === undefined || closed.list !== (code === 93))
        throw new JsonProblem('a bracket that was never opened')
      ended = open.length === 0
    }
    return undefined
  }

  return {
    /** Elements that end in this piece of text. @throws JsonProblem */
    *push(piece: string): Generator<Element> {
      let start = depth > 0 ? 0 : -1
      for (let at = 0; at < piece.length; at++) {
        const code = piece.charCodeAt(at)
        if (inString) {
          if (escaped) escaped = false
          else if (code === backslash) escaped = true
          else if (code === quote) inString = false
          if (depth === 0 && inString && string.length < longestKey) string += piece[at]
          continue
        }
        if (code === quote) {
          inString = true
          if (depth === 0) string = ''
          if (depth === 0 && list() !== undefined) scalar = true
        } else if (code === 123 || code === 91) {
          if (depth > 0) depth += 1
          else if (structure(code) === 'element') {
            depth = 1
            start = at
            scalar = false
          }
        } else if (code === 125 || code === 93) {
          if (depth > 1) depth -= 1
          else if (depth === 1) {
            depth = 0
            text.push(piece.slice(start, at + 1))
            length += at + 1 - start
            yield elementOf(text.join(''))
            text = []
            length = 0
            start = -1
          } else {
            if (scalar) yield* loose()
            structure(code)
          }
        } else if (depth === 0) {
          const within = list()
          if (within !== undefined && code === comma) {
            if (scalar) yield* loose()
          } else if (within !== undefined && code > 32) scalar = true
          else if (code === colon) {
            const last = open.at(-1)
            if (last) last.key = unescaped(string)
          }
        }
      }
      if (depth > 0) {
        length += piece.length - start
        if (length <= longestLine) text.push(piece.slice(start))
      }
    },
    /** @throws JsonProblem when the document ends before it should */
    end(): void {
      if (!ended) throw new JsonProblem('it ends before its last bracket')
    },
  }

  /** A value in a list that is no object. */
  function* loose(): Generator<Element> {
    scalar = false
    const within = list()
    if (within === undefined) return
    within.count += 1
    yield elementOf(null)
  }
}

function unescaped(key: string): string {
  try {
    return String(JSON.parse(`"${key}"`))
  } catch {
    return key
  }
}
