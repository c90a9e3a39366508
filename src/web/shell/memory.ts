const name = (key: string) => `talweg.${key}`

/** What this browser was told before; undefined where it keeps nothing (private windows may refuse). */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(name(key)) ?? undefined
  } catch {
    return undefined
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(name(key), value)
  } catch {
    // A browser that keeps nothing shows its defaults next time.
  }
}
