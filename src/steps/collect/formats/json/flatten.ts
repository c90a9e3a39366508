import { deepest } from './scan.ts'

/** Deeper values stand in their cell as JSON. */
const deepestName = 5

/** Numbers that a double does not hold exactly, or would write with an exponent. */
const inexact = /[\d.]{16}|\d[eE]/

/**
 * An object as cells by name: what is nested stands under `a.b`, a list of plain values as `a; b`, everything that
 * is deeper or mixed as JSON. Numbers keep every digit that they are written with. Null when the text is no JSON object.
 */
export function flatten(json: string): Map<string, string> | null {
  const value = parseJson(json)
  return isObject(value) ? flattened(value) : null
}

/** The same for an object of {@link parseJson}. */
export function flattened(object: Readonly<Record<string, unknown>>): Map<string, string> {
  const cells = new Map<string, string>()
  spread('', object, 1, cells)
  return cells
}

/**
 * The value of a JSON text, in which numbers that a double does not hold exactly are texts with all their digits;
 * undefined when it is no JSON, or so deep that it could not be written out again.
 */
export function parseJson(json: string): unknown {
  try {
    const value: unknown = inexact.test(json) ? JSON.parse(json, keepDigits) : JSON.parse(json)
    return isDeeper(value, deepest) ? undefined : value
  } catch {
    return undefined
  }
}

/** Whether a value holds more lists and objects within each other than so many. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1))
}

/** The text of a number as it is written, where the number itself would say less. */
function keepDigits(_: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  if (typeof value !== 'number' || source === undefined) return value
  if (/[eE]/.test(source)) return Number.isSafeInteger(value) ? value : plain(value)
  return String(value) === source ? value : source
}

const plain = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function spread(
  prefix: string,
  object: Readonly<Record<string, unknown>>,
  depth: number,
  cells: Map<string, string>,
): void {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix + key
    if (isObject(value) && depth < deepestName) spread(`${name}.`, value, depth + 1, cells)
    else cells.set(name, textOf(value))
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return listText(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function listText(values: readonly unknown[]): string {
  const isPlain = (value: unknown) =>
    typeof value !== 'object' && !(typeof value === 'string' && value.includes(';'))
  return values.every(isPlain) ? values.map(String).join('; ') : JSON.stringify(values)
}
