const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const cardinals = 'one two three four five six seven eight nine ten'.split(' ')
const roman = 'i ii iii iv v vi vii viii ix x'.split(' ')
const numbers = new Map(
  [ordinals, cardinals, roman].flatMap((list) => list.map((word, at) => [word, String(at + 1)] as const)),
)
// A single I is a letter.
numbers.delete('i')
const digits = '零一二三四五六七八九十'

/** `第二`, `2`, `Second`, `2nd`, `II` and `two` are `2`. A Chinese numeral counts behind 第 only: 三一 is a brand. */
export function numbersOf(text: string): string[] {
  const found: string[] = []
  if (text.includes('第'))
    for (const [, han] of text.matchAll(/第([一二三四五六七八九十]{1,3})/gu))
      found.push(String(hanNumber(han ?? '')))
  if (/\d/.test(text))
    for (const [, number] of text.matchAll(/(?<![\d\p{L}])(\d+)(?:st|nd|rd|th)?(?!\d)/gu))
      found.push(String(Number(number)))
  for (const word of text.split(' ')) {
    const value = numbers.get(word)
    if (value !== undefined) found.push(value)
  }
  return found.length < 2 ? found : [...new Set(found)].toSorted()
}

/** Up to 99: `十二`, `二十`, `二十三`. */
function hanNumber(text: string): number {
  const at = text.indexOf('十')
  const value = (char: string) => Math.max(0, digits.indexOf(char))
  if (at < 0) return Number([...text].map(value).join(''))
  return (
    (at === 0 ? 1 : value(text.slice(0, at))) * 10 + (at === text.length - 1 ? 0 : value(text.slice(at + 1)))
  )
}

/** All numbers of a name, those within a word too, as one text: `甲50` and `Plant 50` have `50`. */
export function numbersWithin(text: string): string {
  const found = new Set(numbersOf(text))
  if (found.size === 0 && !/\d/.test(text)) return ''
  for (const [number] of text.matchAll(/\d+/g)) found.add(String(Number(number)))
  return [...found].sort().join(' ')
}
