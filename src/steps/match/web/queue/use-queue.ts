import { useRef, useState } from 'react'
import { z } from 'zod'
import { ask, useAnswer } from '../../../../web/index.ts'
import type { EditSubject } from '../../model.ts'
import { type Candidate, worth } from '../../queue/model.ts'
import { Verdict } from '../../verdicts/model.ts'
import { type Candidates, idOf, type Pair, queues } from './nouns.ts'

const Decided = z.object({ verdict: Verdict })
export type Choice = 'merge' | 'apart' | 'related'
export type Said = Readonly<{ pair: Pair; choice: Choice; verdictId: number }>

/** Pairs that are loaded at once; more are asked for when these are through. */
const atOnce = 100

/**
 * The pairs to look at, one after the other. A choice is shown at once and sent behind it, one at a time and in order, so that
 * nobody waits; when the server refuses one, its pair comes back.
 * @param account the pairs of which account; all of them when left out
 */
export function useQueue(about: EditSubject, account?: string) {
  const { answer, path } = queues[about]
  const queue = useAnswer(answer, path, { query: { limit: atOnce, account } })
  const [place, setPlace] = useState(0)
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [said, setSaid] = useState<readonly Said[]>([])
  /** Pairs that were decided and are no longer; the server asks about them again once the account base follows. */
  const [returned, setReturned] = useState<readonly Pair[]>([])
  const [taken, setTaken] = useState<Said>()
  const [problem, setProblem] = useState<unknown>()
  const line = useRef<Promise<void>>(Promise.resolve())

  const items: readonly Pair[] = queue.data?.items ?? []
  const asked = new Set(items.map(keyOf))
  const open = [...returned.filter((pair) => !asked.has(keyOf(pair))), ...items].filter(
    (pair) => !choices.has(keyOf(pair)),
  )
  const at = Math.min(place, Math.max(open.length - 1, 0))
  const pair = open[at]

  const later = (work: () => Promise<void>) => {
    line.current = line.current.then(work).catch(setProblem)
  }
  const withChoice = (of: Pair, choice?: Choice) =>
    setChoices((known) => {
      const next = new Map(known)
      if (choice) next.set(keyOf(of), choice)
      else next.delete(keyOf(of))
      return next
    })

  const choose = (choice: Choice) => {
    if (!pair) return
    setProblem(undefined)
    setTaken(undefined)
    withChoice(pair, choice)
    later(async () => {
      const relation = choice === 'related' ? { relation: 'part' } : {}
      const accounts = sidesOf(pair, choice).map(idOf)
      try {
        const body = { verdict: choice, accounts, ...relation }
        const { verdict } = await ask(Decided, '/verdicts', { method: 'POST', body })
        setSaid((all) => [...all, { pair, choice, verdictId: verdict.verdict_id }])
      } catch (error) {
        withChoice(pair)
        throw error
      }
      if (open.length === 1) await queue.refetch()
    })
  }
  const undo = () =>
    later(async () => {
      const last = await new Promise<Said | undefined>((found) =>
        setSaid((all) => {
          found(all.at(-1))
          return all.slice(0, -1)
        }),
      )
      if (!last) return
      await ask(Decided, `/verdicts/${last.verdictId}/undo`, { method: 'POST' })
      withChoice(last.pair)
      setReturned((all) => [last.pair, ...all.filter((each) => keyOf(each) !== keyOf(last.pair))])
      setTaken(last)
      setPlace(0)
    })

  return {
    queue,
    pair,
    /** Pairs about which nobody has said anything. */
    left: Math.max((queue.data?.total ?? 0) - choices.size, open.length),
    decided: choices.size,
    last: said.at(-1),
    taken,
    problem,
    choose,
    undo,
    next: () => setPlace(Math.min(at + 1, Math.max(open.length - 1, 0))),
    back: () => setPlace(Math.max(at - 1, 0)),
  }
}

const keyOf = ({ a, b }: Pair) => `${idOf(a)} ${idOf(b)}`

/** The two sides of a pair; of related accounts first the part, which is the one with less to its name. */
export function sidesOf(pair: Pair, choice: Choice): [Candidates, Candidates] {
  if (choice !== 'related' || !('pattern' in pair)) return [pair.a, pair.b]
  return lessOf(pair.a, pair.b) <= 0 ? [pair.a, pair.b] : [pair.b, pair.a]
}

const lessOf = (a: Candidate, b: Candidate) =>
  worth(a) - worth(b) || a.records - b.records || a.contacts - b.contacts || b.name.length - a.name.length
