import type { Language } from '../../../ground/kernel/index.ts'
import { knownValues, nameOf } from '../../collect/index.ts'
import type { Candidate, ReviewType } from './model.ts'

const most = 5
/** Words of two languages that share fewer pairs of letters than this have nothing to do with each other. */
const leastAlike = 0.4
/** The nearness of a name of which one letter is wrong; nothing but the same name is nearer. */
const oneSlip = 0.99
/** In shorter names one letter makes another name. */
const longEnough = 5
/** Slips of the pen are counted in names up to this long. */
const longest = 40

const open =
  /谈|跟进|初步|接触|需求|方案|报价|投标|招标|立项|意向|潜在|线索|新建|进行|合同|审批|验证|试用|演示|评估|negotiat|prospect|qualif|propos|quote|discover|demo|evaluat|engag|contact|lead|new|open|pipeline|commit|verbal|contract|review|pending|progress|nurtur|present|analysis|decision|stage|interest|appointment|approval/i

/** Whether a stage that was read as open says itself that it is. */
export const isPlainlyOpen = (stage: string): boolean => open.test(stage)

const statuses = {
  stage: ['won', 'lost', 'open'],
  outcome: ['reached', 'not_answered', 'unreachable', 'wrong_number', 'bounced', 'refused'],
} as const

type Say = (key: string) => string

/** The values that an answer of this type can be; null where any text will do. */
export function allowedValues(type: ReviewType): readonly string[] | null {
  if (type === 'stage' || type === 'outcome') return statuses[type]
  return type === 'country' ? [...new Set(knownValues(type).map(({ value }) => value))] : null
}

/** What a value that nobody knows may mean, the likeliest first, each with its reason, in the language of the reader. */
export function candidatesFor(
  type: ReviewType,
  written: string,
  { say, language }: Readonly<{ say: Say; language: Language }>,
): Candidate[] {
  if (type === 'stage' || type === 'outcome')
    return statuses[type]
      .map((value) => ({
        value,
        label: say(`match.review.${type}.${value}`),
        reason: 'usual' as const,
        is_clear: false,
      }))
      .slice(0, most)
  const text = plain(written)
  const best = new Map<string, Omit<Candidate, 'is_clear'> & { score: number }>()
  for (const { value, name } of knownValues(type)) {
    const { score, reason } = compare(text, plain(name))
    if (score < leastAlike || score <= (best.get(value)?.score ?? 0)) continue
    best.set(value, { value, label: nameOf(type, value, language), reason, score })
  }
  const found = [...best.values()]
  const isOnly = found.filter(({ score }) => score >= oneSlip).length === 1
  return found
    .sort((one, other) => other.score - one.score || (one.value < other.value ? -1 : 1))
    .slice(0, most)
    .map(({ score, ...candidate }) => ({ ...candidate, is_clear: isOnly && score >= oneSlip }))
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Fewer letters of an alphabet stand in many names by chance. */
const fewest = (text: string) => (/\p{Script=Han}/u.test(text) ? 2 : 3)

/**
 * How near two names are, 0 to 1: one stands in the other, few letters differ, or they share pairs of letters (Dice 1945).
 */
function compare(text: string, name: string): { score: number; reason: Candidate['reason'] } {
  if (text === name && text !== '') return { score: 1, reason: 'spelling' }
  const shorter = Math.min(text.length, name.length)
  const longer = Math.max(text.length, name.length)
  if (shorter === 0) return { score: 0, reason: 'alike' }
  if ((text.includes(name) || name.includes(text)) && shorter * 4 >= longer && shorter >= fewest(name))
    return { score: 0.6 + (0.38 * shorter) / longer, reason: 'contains' }
  const wrong = longer <= longest && longer - shorter <= 2 ? slips(text, name) : longer
  if (wrong === 1 && shorter >= longEnough) return { score: oneSlip, reason: 'spelling' }
  const score = Math.min(Math.max(dice(text, name), 1 - wrong / longer), 0.98)
  return { score, reason: score >= 0.65 ? 'spelling' : 'alike' }
}

function dice(one: string, other: string): number {
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2))
  const left = pairs(one)
  const right = pairs(other)
  const rest = [...right]
  let shared = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at === -1) continue
    rest.splice(at, 1)
    shared += 1
  }
  return left.length + right.length === 0 ? 0 : (2 * shared) / (left.length + right.length)
}

/** Letters added, left out, mistaken or swapped with the next one (Damerau 1964; optimal string alignment). */
function slips(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, j) => j)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      row.push(
        Math.min(
          (last[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (last[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    before = last
    last = row
  }
  return last[other.length] ?? 0
}
