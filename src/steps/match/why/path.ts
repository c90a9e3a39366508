import type { Reason } from './model.ts'

/** A row with the name and the domain that lead to other rows; null where it has none, or where it says nothing. */
export type Tied = Readonly<{ record_id: string; name_node: string | null; domain_node: string | null }>
export type Link = Readonly<{ name_node: string; other_node: string; kind: 'also_called' | 'people' }>
export type DecidedPair = Readonly<{ record_a: string; record_b: string; seq: number }>

/** How a row was reached: from which row, and over what. `seq`: the verdict, where somebody said so. */
export type Step = Readonly<{ from: string | null; over: readonly Tie[] }>
export type Tie = Readonly<{ kind: Reason['kind']; value: string | null; seq: number | null }>

type Hop = Readonly<{ to: string; tie: Tie }>

/**
 * The shortest way from a row to every row that names, domains, links or verdicts tie to it, each with the row before it
 * (breadth first; among equals in the order of the rows).
 */
export function pathsFrom(
  start: string,
  rows: readonly Tied[],
  links: readonly Link[],
  decided: readonly DecidedPair[],
): Map<string, Step> {
  const hops = hopsOf(rows, links, decided)
  const isRow = new Set(rows.map(({ record_id }) => record_id))
  const steps = new Map<string, Step>([[start, { from: null, over: [] }]])
  const reached = new Map<string, Step>([[start, { from: start, over: [] }]])
  for (const [at, { from, over }] of reached) {
    for (const { to, tie } of hops.get(at) ?? []) {
      if (reached.has(to)) continue
      const walked = isRow.has(at) ? [] : over
      const step = { from: isRow.has(at) ? at : from, over: [...walked, tie] }
      reached.set(to, step)
      if (isRow.has(to)) steps.set(to, { from: step.from, over: said(step.over) })
    }
  }
  return steps
}

/** Ties between two rows in words: over one name alone it is that name; a link says more than the names at its ends. */
function said(over: readonly Tie[]): readonly Tie[] {
  const links = over.filter(({ kind }) => kind !== 'same_name' && kind !== 'same_domain')
  return links.length > 0 ? links : over.slice(0, 1)
}

function hopsOf(
  rows: readonly Tied[],
  links: readonly Link[],
  decided: readonly DecidedPair[],
): ReadonlyMap<string, readonly Hop[]> {
  const hops = new Map<string, Hop[]>()
  const oneWay = (from: string, to: string, tie: Tie) => {
    const known = hops.get(from)
    if (known) known.push({ to, tie })
    else hops.set(from, [{ to, tie }])
  }
  const tieUp = (
    one: string,
    other: string,
    kind: Tie['kind'],
    value: string | null,
    seq: number | null = null,
  ) => {
    oneWay(one, other, { kind, value, seq })
    oneWay(other, one, { kind, value, seq })
  }
  const bare = (node: string) => node.slice(2)
  for (const { record_id, name_node, domain_node } of rows) {
    if (name_node !== null) tieUp(record_id, name_node, 'same_name', bare(name_node))
    if (domain_node !== null) tieUp(record_id, domain_node, 'same_domain', bare(domain_node))
  }
  for (const { name_node, other_node, kind } of links)
    tieUp(name_node, other_node, kind, `${bare(name_node)} = ${bare(other_node)}`)
  for (const { record_a, record_b, seq } of decided) tieUp(record_a, record_b, 'verdict', null, seq)
  return hops
}
