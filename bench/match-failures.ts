import { comparedRows, evidenceOf, type TableMatching } from '../src/steps/match/index.ts'

type Matching = TableMatching
type Cause = { pairs: number; examples: string[] }

/** So many causes are told, each with so many pairs. */
const mostCauses = 8
const examples = 2

/**
 * Tells which pairs of rows that were compared are in one group and should not be, or the other way round, by what said most for
 * them, or against them; and how many that are one were never compared.
 */
export function tellFailures(
  matching: Matching,
  truth: readonly string[],
  said: (row: number) => string,
): void {
  const { group } = matching
  const causes = new Map<string, Cause>()
  let [pair, seen] = [0, 0]
  for (const [a, b, probability] of comparedRows(matching)) {
    const isOne = truth[a] === truth[b]
    if (isOne) seen++
    if (isOne !== (group[a] === group[b])) {
      const what = `${isOne ? 'missed' : 'wrong'}, ${causeOf(matching, pair, isOne, probability)}`
      const cause = causes.get(what) ?? { pairs: 0, examples: [] }
      causes.set(what, cause)
      if (cause.pairs++ < examples) cause.examples.push(`${said(a)} | ${said(b)}`)
    }
    pair++
  }
  const real = Map.groupBy(matching.firstRow, (row) => truth[row])
  const all = [...real.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  process.stderr.write(`    one, but never compared: ${all - seen} of ${all} pairs of different rows\n`)
  for (const [what, cause] of [...causes].toSorted((a, b) => b[1].pairs - a[1].pairs).slice(0, mostCauses))
    process.stderr.write(`    ${what}: ${cause.pairs}, such as ${cause.examples.join('; ')}\n`)
}

/** What weighed most on the wrong side; others of the groups where the pair by itself was judged rightly. */
function causeOf(matching: Matching, pair: number, isOne: boolean, probability: number): string {
  if (probability >= 0.5 === isOne) return 'by the others of the group'
  const sign = isOne ? 1 : -1
  const [worst] = evidenceOf(matching, pair)
    .filter(({ aspect }) => aspect !== 'prior')
    .toSorted((a, b) => sign * (a.weight - b.weight))
  return worst ? `${worst.column ?? worst.aspect}: ${worst.level}` : 'nothing compared'
}
