import { useState } from 'react'
import { type Later, mostAtOnce } from './dropped.ts'

/** Files of a folder that wait for their turn. They outlast the page, as the first ones are imported before. */
let waiting: readonly Later[] = []

/**
 * Takes a folder by parts: the first files at once, the others when they are asked for.
 * @param send brings a file to the server
 */
export function useWaiting(send: (file: File) => void) {
  const [count, setCount] = useState(waiting.length)
  const take = async (files: readonly Later[]) => {
    waiting = files.slice(mostAtOnce)
    setCount(waiting.length)
    for (const open of files.slice(0, mostAtOnce)) send(await open())
  }
  return {
    count,
    take,
    takeNext: () => take(waiting),
    forget: () => take([]),
  }
}
