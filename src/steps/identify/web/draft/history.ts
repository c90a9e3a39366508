/** What is edited, with what it was before: one step for each change, or for a run of changes of one thing. */
export type History<Value> = Readonly<{ past: readonly Value[]; now: Value; about: string | null }>

export const begin = <Value>(now: Value): History<Value> => ({ past: [], now, about: null })

/**
 * A change; nothing where it says the same as before.
 * @param about what was changed: the same thing changed again, as when one types, is the same step
 */
export function change<Value>(history: History<Value>, now: Value, about: string): History<Value> {
  if (JSON.stringify(now) === JSON.stringify(history.now)) return history
  const past = history.about === about ? history.past : [...history.past, history.now]
  return { past, now, about }
}

/** One step back; nothing where there was none. */
export function undo<Value>(history: History<Value>): History<Value> {
  const before = history.past.at(-1)
  return before === undefined ? history : { past: history.past.slice(0, -1), now: before, about: null }
}
