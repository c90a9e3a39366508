/** A mark that may get a name; those without one must not be covered either. */
export type Mark = Readonly<{ x: number; y: number; radius: number; name: string | null }>
export type Label = Readonly<{ text: string; x: number; y: number; side: 'left' | 'right' }>
type Box = Readonly<{ left: number; right: number; top: number; bottom: number }>

const longestName = 26
const lineHeight = 13
const gap = 4

/**
 * Names beside marks, at most `most`, those of the first marks first. A name stands right of its mark, else
 * left of it, and where it would cover another name or mark it is left out.
 */
export function labelsFor(marks: readonly Mark[], field: Box, most: number): Label[] {
  const labels: Label[] = []
  const taken = marks.map(boxOfMark)
  for (const mark of marks) {
    if (labels.length === most) break
    if (!mark.name?.trim()) continue
    const text = shorten(mark.name)
    const found = (['right', 'left'] as const)
      .map((side) => ({ side, box: boxOfLabel(mark, widthOf(text), side) }))
      .find(({ box }) => isWithin(box, field) && taken.every((other) => !overlap(box, other)))
    if (!found) continue
    taken.push(found.box)
    const x = found.side === 'right' ? found.box.left : found.box.right
    labels.push({ text, x, y: mark.y + gap, side: found.side })
  }
  return labels
}

const boxOfMark = ({ x, y, radius }: Mark): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
})

function boxOfLabel({ x, y, radius }: Mark, width: number, side: Label['side']): Box {
  const left = side === 'right' ? x + radius + gap : x - radius - gap - width
  return { left, right: left + width, top: y - lineHeight / 2, bottom: y + lineHeight / 2 }
}

const isWithin = (box: Box, field: Box): boolean => box.left >= field.left && box.right <= field.right

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function shorten(name: string): string {
  const letters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment)
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : name
}

/** About how wide a text of 11 units is: Chinese characters are twice as wide as Latin ones. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 11 : 6.4), 0)
