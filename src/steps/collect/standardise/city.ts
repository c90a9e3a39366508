import { clean, type Standardiser } from './standard.ts'

const province = /^(?:中国)?\p{Script=Han}{2,8}?(?:省|自治区)(?=\p{Script=Han}{2})/u
const city = /^(\p{Script=Han}{2,6}?)市(?:\p{Script=Han}.*)?$/u

/**
 * A city: Chinese ones without province, 市 and what follows it (`广东省广州市天河区` → `广州`); names in Latin
 * letters written all in capitals or all in small letters get capitals at word beginnings (`NEW YORK` → `New York`).
 * Never refused.
 */
export const standardiseCity: Standardiser<string> = (text) => {
  const plain = clean(text)
  if (plain === '') return { value: null }
  const [, name] = city.exec(plain.replace(province, '')) ?? []
  if (name !== undefined) return { value: name }
  const isEvenlyCased = plain === plain.toUpperCase() || plain === plain.toLowerCase()
  return { value: isEvenlyCased && plain.length > 3 ? capitalised(plain) : plain }
}

function capitalised(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[^\p{L}'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}
