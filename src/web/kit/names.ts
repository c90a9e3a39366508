import { ask } from '../api/client.ts'
import { namedTypes, ValueNames } from '../api/model.ts'

/** The name of a value of a type in one language. */
export type NameOf = (type: string, value: string) => string
type Fetch = (type: string, values: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** So many values make an address that every server takes. */
const atOnce = 50

/**
 * The names of values that stand on the page, and of no others: what a page says for the first time is asked for, all of it
 * in few requests, and shown as it is until the answer comes. Nobody waits for a name, and one that cannot be had
 * leaves the value as it is.
 */
export function createNames(fetchNames: Fetch) {
  const known = new Map<string, string>()
  const asked = new Set<string>()
  const listeners = new Set<() => void>()
  let waiting: { type: string; value: string; key: string }[] = []
  let told = 0
  const tell = () => {
    told += 1
    for (const listener of listeners) listener()
  }

  const askFor = async (type: string, group: typeof waiting) => {
    const names = await fetchNames(
      type,
      group.map(({ value }) => value),
    )
    let changed = false
    for (const { value, key } of group) {
      const name = names.get(value)
      if (name === undefined || name === value) continue
      known.set(key, name)
      changed = true
    }
    if (changed) tell()
  }
  const askAll = () => {
    for (const [type, all] of Map.groupBy(waiting, ({ type }) => type))
      for (let i = 0; i < all.length; i += atOnce)
        askFor(type, all.slice(i, i + atOnce)).catch(() => undefined)
    waiting = []
  }

  return {
    follow: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Grows whenever names became known. */
    told: () => told,
    /** @param _told as `told` says: what was known then may be said, and a new number is a new function */
    in:
      (language: string, _told: number): NameOf =>
      (type, value) => {
        if (!namedTypes.some((each) => each === type)) return value
        const key = [language, type, value].join('\u001f')
        if (!asked.has(key)) {
          asked.add(key)
          if (waiting.length === 0) setTimeout(askAll)
          waiting.push({ type, value, key })
        }
        return known.get(key) ?? value
      },
  }
}

export const names = createNames(async (type, value) => {
  const { items } = await ask(ValueNames, '/names', { query: { type, value } })
  return new Map(items.map((item) => [item.value, item.name]))
})
