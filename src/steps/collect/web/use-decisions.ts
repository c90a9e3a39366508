import { useState } from 'react'
import { z } from 'zod'
import { Decision } from './plan.ts'

const Decisions = z.record(z.string(), Decision)
type Decisions = z.infer<typeof Decisions>
const key = 'talweg.import.decisions'

function stored(): Decisions {
  try {
    return Decisions.parse(JSON.parse(sessionStorage.getItem(key) ?? '{}'))
  } catch {
    return {}
  }
}

/** What a person decided about each file of this tab; a reload keeps it. */
export function useDecisions() {
  const [decisions, setDecisions] = useState(stored)
  const decide = (file: string, decision: Decision) => {
    const next = { ...decisions, [file]: { ...decisions[file], ...decision } }
    setDecisions(next)
    try {
      sessionStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Without storage a reload shows the files as they were recognised.
    }
  }
  return { decisions, decide }
}
