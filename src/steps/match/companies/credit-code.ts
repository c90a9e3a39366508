import type { TableColumn } from '../engine/index.ts'

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** The unified social credit code that a text is, in its one spelling; null for anything else (GB 32100-2015, check character by modulo 31). */
export function creditCode(text: string | null): string | null {
  const code = text?.trim().toUpperCase() ?? ''
  if (code.length !== 18) return null
  let [sum, factor] = [0, 1]
  for (const letter of code.slice(0, 17)) {
    const value = letters.indexOf(letter)
    if (value < 0) return null
    sum += value * factor
    factor = (factor * 3) % 31
  }
  return letters[(31 - (sum % 31)) % 31] === code[17] ? code : null
}

/** Per record a number for its credit code; 0 where it has none that is valid. */
export function codesOf(column: TableColumn | undefined): Int32Array {
  const numbers = new Map<string, number>()
  const numberOf = (text: string) => {
    const code = creditCode(text)
    if (code === null) return 0
    const number = numbers.get(code) ?? numbers.size + 1
    numbers.set(code, number)
    return number
  }
  const ofValues = column?.values.map(numberOf) ?? []
  return column?.code.map((value) => ofValues[value] ?? 0) ?? new Int32Array(0)
}
