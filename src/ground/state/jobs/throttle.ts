/** Hands on the latest value, the first at once and then at most one per interval; never two at a time. */
export type Throttle<T> = {
  push(value: T): void /** Hands on what waits and lets go of the timer. */
  close(): Promise<void>
}

export function throttle<T>(milliseconds: number, handOn: (value: T) => Promise<void>): Throttle<T> {
  let waiting: T | undefined
  let timer: NodeJS.Timeout | undefined
  let last = Promise.resolve()

  function flush() {
    timer = undefined
    const value = waiting
    if (value === undefined) return
    waiting = undefined
    last = last.then(() => handOn(value))
    timer = setTimeout(flush, milliseconds)
  }

  return {
    push(value) {
      waiting = value
      if (!timer) flush()
    },
    async close() {
      flush()
      clearTimeout(timer)
      await last
    },
  }
}
