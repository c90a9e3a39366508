import { type RefObject, useEffect, useState } from 'react'

/** Height of a row of so many lines in a windowed table, in pixels: text, padding and border of the style sheet. */
export const heightOf = (lines = 1) => 13 + 20 * lines
/** Rows drawn above and below what is seen, so that fast scrolling shows no gap. */
const spare = 12

/** The rows worth drawing: `[from, to)` of `count`. */
export function visibleRows(
  count: number,
  scrollTop: number,
  height: number,
  rowHeight: number,
): { from: number; to: number } {
  const first = Math.floor(scrollTop / rowHeight)
  const shown = Math.ceil(height / rowHeight)
  return {
    from: Math.max(0, Math.min(first - spare, count - shown - 2 * spare)),
    to: Math.min(count, first + shown + spare),
  }
}

/** Follows what a scrolling box shows of a table of `count` rows; without a height of rows it is all of them. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, rowHeight: number | undefined) {
  const [view, setView] = useState({ top: 0, height: 800 })
  useEffect(() => {
    const element = box.current
    if (!element || rowHeight === undefined) return
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight })
    const resizes = new ResizeObserver(look)
    resizes.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      resizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [box, rowHeight])
  return rowHeight === undefined
    ? { from: 0, to: count }
    : visibleRows(count, view.top, view.height, rowHeight)
}
