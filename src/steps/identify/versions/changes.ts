import type { GateRule } from '../model.ts'
import type { Profile } from '../profile/model.ts'
import type { VersionChanges } from './model.ts'

/** A line of a scorecard. */
export type CardLine = Readonly<{ trait: string; bin: string; points: number; most: number }>

const grades = ['A', 'B', 'C'] as const

type Card = Readonly<{
  profile: Pick<Profile, 'version' | 'gate' | 'exclusions' | 'cuts'>
  lines: readonly CardLine[]
}>

/** What the second version changed of the first: points by trait and by value, and who is let in. */
export function changesBetween(before: Card, after: Card): VersionChanges {
  const [mostBefore, mostAfter] = [mostOf(before.lines), mostOf(after.lines)]
  const keyOf = ({ trait, bin }: CardLine) => `${trait}\n${bin}`
  const known = new Map(before.lines.map((line) => [keyOf(line), line]))
  const rules = (card: Card) => new Set(card.profile.gate.map((rule) => JSON.stringify(rule)))
  const apart = (rule: GateRule, others: ReadonlySet<string>) => !others.has(JSON.stringify(rule))
  return {
    version: before.profile.version,
    traits: [...new Set([...mostBefore.keys(), ...mostAfter.keys()])]
      .map((trait) => ({ trait, before: mostBefore.get(trait) ?? 0, after: mostAfter.get(trait) ?? 0 }))
      .filter(differs)
      .sort(byDifference),
    bins: after.lines
      .flatMap((line) => {
        const other = known.get(keyOf(line))
        const { trait, bin, points } = line
        return other === undefined ? [] : [{ trait, bin, before: other.points, after: points }]
      })
      .filter(differs)
      .sort(byDifference),
    gate_added: after.profile.gate.filter((rule) => apart(rule, rules(before))),
    gate_removed: before.profile.gate.filter((rule) => apart(rule, rules(after))),
    exclusions: { before: before.profile.exclusions.length, after: after.profile.exclusions.length },
    cuts: grades.some((grade) => before.profile.cuts[grade] !== after.profile.cuts[grade])
      ? { before: before.profile.cuts, after: after.profile.cuts }
      : null,
  }
}

const mostOf = (lines: readonly CardLine[]) => new Map(lines.map(({ trait, most }) => [trait, most]))

type Change = Readonly<{ trait: string; before: number; after: number }>

const differs = ({ before, after }: Change) => before !== after

/** The largest difference first; of equal ones by name, so that the order is always the same. */
export const byDifference = (a: Change, b: Change): number =>
  Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.trait < b.trait ? -1 : 1)
