import type { BlendedTrait, Piece } from './blend.ts'
import { type Together, type TogetherTrait, togetherFindings } from './model.ts'

/** What the team thinks of a value: it speaks for a customer, against one, or it said nothing about it. */
type View = 'for' | 'against' | null

/**
 * The view of the team on a value. Where all values but some get points, the team spoke against those and said nothing of the others;
 * where only some do, it spoke for them, and those that it did not name are not wanted.
 */
function viewOf(trait: BlendedTrait, piece: Piece): View {
  if (trait.team === 0 || piece.key === '(missing)' || piece.key === '(other)') return null
  const others = trait.pieces.find(({ key }) => key === '(other)')?.team ?? 0
  if (others > 0) return piece.team < others ? 'against' : null
  return piece.team > 0 ? 'for' : 'against'
}

const clashes = (view: View, verdict: string | undefined): boolean =>
  (view === 'for' && verdict === 'loses') || (view === 'against' && verdict === 'wins')

/** Where a team and the data stand on each trait: contradictions first, then what the team did not think of, the weightiest first. */
export function compare(traits: readonly BlendedTrait[]): Together['traits'] {
  return traits
    .map(toTrait)
    .filter(({ team, finding }) => team > 0 || finding === 'overlooked')
    .sort(
      (a, b) =>
        togetherFindings.indexOf(a.finding) - togetherFindings.indexOf(b.finding) ||
        b.most - a.most ||
        (a.trait < b.trait ? -1 : 1),
    )
}

function toTrait(trait: BlendedTrait): TogetherTrait {
  const told = trait.pieces.filter(({ key }) => key !== '(missing)')
  const verdicts = told.map(({ evidence }) => evidence?.verdict)
  const tells = verdicts.some((verdict) => verdict === 'wins' || verdict === 'loses')
  const clash = trait.pieces.some((piece) => clashes(viewOf(trait, piece), piece.evidence?.verdict))
  const finding = clash
    ? 'contrary'
    : trait.team === 0
      ? tells
        ? 'overlooked'
        : 'no_difference'
      : tells
        ? 'confirmed'
        : trait.accounts === 0
          ? 'not_looked'
          : verdicts.includes('no_difference')
            ? 'no_difference'
            : 'not_enough_data'
  return {
    trait: trait.trait,
    finding,
    accounts: trait.accounts,
    team: trait.team,
    data: trait.data,
    most: trait.most,
    bins: trait.pieces
      .filter(({ key, evidence, points }) => key !== '(other)' || points > 0 || (evidence?.accounts ?? 0) > 0)
      .map((piece) => ({
        bin: piece.bin,
        team: piece.team,
        data: piece.data,
        points: piece.points,
        weight: piece.weight,
        accounts: piece.evidence?.accounts ?? 0,
        lift: piece.evidence?.lift ?? null,
        verdict: piece.evidence?.verdict ?? null,
        clash: clashes(viewOf(trait, piece), piece.evidence?.verdict),
      })),
  }
}
