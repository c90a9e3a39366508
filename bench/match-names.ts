import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import papaparse from 'papaparse'
import { judgeNames, nameKeys, readName } from '../src/steps/match/index.ts'
import { add } from './figures.ts'

const data = join(import.meta.dirname, '../../shared/data')
type Read = ReturnType<typeof readName>
type Judgement = ReturnType<typeof judgeNames>
type Pair = Readonly<{ a: Read; b: Read; same: boolean; group: string }>

/** Company names judged by nothing but themselves, each against every other, with the failures by cause; and how long one takes. */
export async function measureNames(): Promise<void> {
  const chinese = zhPairs()
  judgeAll('names-zh-pairs', chinese)
  judgeAll(
    'names-zh-pairs, even lines (seen while written)',
    chinese.filter((_, at) => at % 2 === 0),
  )
  judgeAll(
    'names-zh-pairs, odd lines',
    chinese.filter((_, at) => at % 2 === 1),
  )
  const firms = rowsOf('names-zh-en/sp500_zh_en_aliases.csv')
  const aligned = (a: string, b: string) =>
    firms.flatMap((row) => {
      const [one, other] = [row[a] ?? '', row[b] ?? '']
      // `two` is what the file has where one company has two classes of shares.
      return one === '' || other === '' || one === 'two' ? [] : [pairOf(one, other, true, row.ticker ?? '')]
    })
  judgeAll('names-zh-en, legal against security name', aligned('en_legal', 'en_security'))
  judgeAll('names-zh-en, Simplified against Traditional', aligned('zh_hans', 'zh_hant'))
  const translated = new Set(firms.filter(({ has_cjk }) => has_cjk === 'True').map(({ ticker }) => ticker))
  judgeAll(
    'names-zh-en, Chinese against English',
    aligned('zh_hans', 'en_security').filter(({ group }) => translated.has(group)),
  )
  measureSpeed([...chinese.flatMap(({ a, b }) => [a, b]).map(({ name }) => name.original)], 'Chinese')
  measureSpeed(
    rowsOf('names-zh-en/constituents_en.csv').map((row) => row.Security ?? ''),
    'English',
  )
}

function rowsOf(file: string): Record<string, string>[] {
  const text = readFileSync(join(data, file), 'utf8').trim()
  return papaparse.parse<Record<string, string>>(text, { header: true }).data
}

const pairOf = (a: string, b: string, same: boolean, group: string): Pair => ({
  a: readName(a),
  b: readName(b),
  same,
  group,
})

/** Pairs labelled the same join groups: whoever is in one group is no negative of the others in it. */
function zhPairs(): Pair[] {
  const rows = rowsOf('names-zh-pairs/pairs.csv').map((row) => ({
    a: row.company_a ?? '',
    b: row.company_b ?? '',
    same: row.label === '1',
  }))
  const parent = new Map<string, string>()
  const root = (name: string): string => {
    const up = parent.get(name)
    return up === undefined || up === name ? name : root(up)
  }
  for (const { a, b, same } of rows) if (same) parent.set(root(a), root(b))
  return rows.map(({ a, b, same }) => pairOf(a, b, same, root(a)))
}

/** Every first name against every second one: each aligned pair as it is labelled, all others negatives. */
function judgeAll(set: string, pairs: readonly Pair[]): void {
  const causes = new Map<string, string[]>()
  const edges: { at: number; to: number; weight: number }[] = []
  let [hits, wrong, wanted, unsure] = [0, 0, 0, 0]
  for (const [at, one] of pairs.entries())
    for (const [to, other] of pairs.entries()) {
      const isPair = at === to
      if (!isPair && isOne(one, other)) continue
      const judged = judgeNames(one.a, other.b)
      const same = isPair && one.same
      if (same) wanted += 1
      if (same && judged.verdict === 'unsure') unsure += 1
      if (judged.verdict !== 'different') edges.push({ at, to, weight: judged.weight })
      if (judged.verdict === 'same' && same) hits += 1
      else if (judged.verdict === 'same' || same) {
        if (!same) wrong += 1
        const cause = causeOf(judged, same)
        causes.set(cause, [...(causes.get(cause) ?? []), `${one.a.name.original} | ${other.b.name.original}`])
      }
    }
  const precision = hits / Math.max(1, hits + wrong)
  const recall = hits / wanted
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall)
  const taken = oneToOne(edges, pairs)
  const note = `precision ${percent(precision)}, recall ${percent(recall)}, unsure ${unsure} of ${wanted}; one to one: precision ${percent(taken.right / Math.max(1, taken.all))}, recall ${percent(taken.right / wanted)}`
  add(`${set}: F1`, 100 * f1, '%', note)
  for (const [cause, names] of [...causes].toSorted((a, b) => b[1].length - a[1].length))
    process.stderr.write(`    ${cause}: ${names.length}, such as ${names.slice(0, 3).join('; ')}\n`)
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

const isOne = (one: Pair, other: Pair) =>
  one.group === other.group ||
  one.a.name.original === other.a.name.original ||
  one.b.name.original === other.b.name.original

/** What weighed most against a pair that is one, or for a pair that is not. */
function causeOf({ lines }: Judgement, same: boolean): string {
  const sign = same ? 1 : -1
  const [worst] = lines.slice(1).toSorted((a, b) => sign * (a.weight - b.weight))
  return `${same ? 'missed' : 'wrong'}, ${worst?.what ?? 'nothing'} ${worst?.level ?? 'compared'}`
}

/** Each name taken once at the most, the heaviest pairs first. */
function oneToOne(
  edges: readonly { at: number; to: number; weight: number }[],
  pairs: readonly Pair[],
): { right: number; all: number } {
  const [left, right] = [new Set<number>(), new Set<number>()]
  const taken = edges
    .toSorted((a, b) => b.weight - a.weight || a.at - b.at || a.to - b.to)
    .filter(({ at, to }) => {
      if (left.has(at) || right.has(to)) return false
      left.add(at)
      right.add(to)
      return true
    })
  return { right: taken.filter(({ at, to }) => at === to && pairs[at]?.same).length, all: taken.length }
}

function measureSpeed(names: readonly string[], language: string): void {
  const rounds = Math.ceil(100_000 / names.length)
  for (const name of names) nameKeys(name)
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round++) for (const name of names) nameKeys(name)
  const { user } = process.cpuUsage(before)
  add(`keys of a million ${language} names`, user / (rounds * names.length), 's', 'CPU, one thread')
}
