import { readFileSync } from 'node:fs'

/** What a process has taken so far. */
export type Usage = Readonly<{
  /** Seconds of all its processors, its own and those of the system for it. */
  cpu: number
  /** Most memory that was resident at once, in MB. */
  peak: number
}>

/** The clock of the kernel's figures, in ticks per second; 100 on every Linux that Node runs on. */
const ticks = 100

/** A line of the kernel's status of a process, in MB: `VmRSS` now, `VmHWM` at most. */
export const memoryOf = (pid: number, line: string): number =>
  Number(new RegExp(`${line}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

export function usageOf(pid: number): Usage {
  // The name in brackets may hold anything; the figures follow it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const [user, system] = [fields[11], fields[12]].map(Number)
  return { cpu: ((user ?? 0) + (system ?? 0)) / ticks, peak: memoryOf(pid, 'VmHWM') }
}
