import { pinyin } from 'pinyin-pro'

/** The key under which two spellings of a product are the same: letters and digits only. `GTX Pro` and `GTXPro` share `gtxpro`. */
export function plainKey(name: string): string | null {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '') || null
  )
}

/** What a search may say for this name: the name itself and, for Chinese, its pinyin and initials (`huawei`, `hw`). */
export function searchText(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase()
  if (!/\p{Script=Han}/u.test(plain)) return plain
  const syllables = pinyin(plain, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  return [plain, syllables.join(''), syllables.map((syllable) => syllable[0] ?? '').join('')].join(' ')
}
