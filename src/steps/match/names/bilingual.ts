import { sayingOf, takeHanApart } from './han.ts'
import { numbersWithin } from './numbers.ts'
import type { Run } from './runs.ts'

/**
 * The runs of a name in Chinese and those of the same in Latin letters before or behind it. One name when the Latin letters
 * are a part of it, `TCL科技集团`, `IBM 中国有限公司`, or have a number of their own: `精工 Plant 33`, `精工 Plant 45`.
 */
export function twoNames(text: string, runs: readonly Run[]): readonly [readonly Run[], readonly Run[]] {
  const first = runs.findIndex(({ kind }) => kind === 'cjk')
  const last = runs.findLastIndex(({ kind }) => kind === 'cjk')
  const [before, between, behind] = [runs.slice(0, first), runs.slice(first, last + 1), runs.slice(last + 1)]
  for (const [main, second] of [
    [[...before, ...between], behind],
    [[...between, ...behind], before],
  ] as const)
    if (
      isName(text, second) &&
      standsApart(second, between) &&
      hasBrand(text, main) &&
      saysTheNumbers(text, main, second)
    )
      return [main, second]
  return [runs, []]
}

/** Two words or more, or one in brackets that says nothing else; at least one of more than a letter. */
function isName(text: string, runs: readonly Run[]): boolean {
  const words = runs.filter(({ kind }) => kind === 'word')
  if (!words.some(({ from, to }) => to - from > 1 && /\p{L}/u.test(text.slice(from, to)))) return false
  return words.length > 1 || runs[0]?.kind === 'open' ? sayingOf(text, words) === null : false
}

const standsApart = (second: readonly Run[], main: readonly Run[]) =>
  second[0]?.kind === 'open' || (second.at(-1)?.to !== main[0]?.from && second[0]?.from !== main.at(-1)?.to)

const hasBrand = (text: string, runs: readonly Run[]) =>
  takeHanApart(text, runs).some(
    ({ part, text: said = '' }) => part === 'core' && /\p{Script=Han}{2}/u.test(said),
  )

/** What is left away of a name must not be what tells it from its sister. */
function saysTheNumbers(text: string, main: readonly Run[], second: readonly Run[]): boolean {
  const numbers = (runs: readonly Run[]) =>
    numbersWithin(runs.map(({ from, to }) => text.slice(from, to)).join(' '))
  const known = new Set(numbers(main).split(' '))
  return numbers(second)
    .split(' ')
    .every((number) => number === '' || known.has(number))
}
