import { Fault } from './fault.ts'

type Refusal = Readonly<{
  /** Codes of the system, see errno(3). */
  names: readonly string[]
  /** Its words, which DuckDB, PostgreSQL and the shell repeat in messages of their own. */
  words: RegExp
  fault: (reason: string, cause: unknown) => Fault
}>

/** What the system refuses work on files for, and what a person can do about it. */
const refusals: readonly Refusal[] = [
  {
    names: ['ENOSPC', 'EDQUOT'],
    // The last is what DuckDB says when it finds too little room for work beyond its memory.
    words: /no space left on device|quota exceeded|failed to offload/i,
    fault: (reason, cause) => new Fault('unavailable', 'kernel.disk_full', { reason }, { cause }),
  },
  {
    names: ['EFBIG'],
    words: /file too large/i,
    fault: (reason, cause) => new Fault('unavailable', 'kernel.file_limit', { reason }, { cause }),
  },
  {
    names: ['EACCES', 'EPERM', 'EROFS'],
    words: /permission denied|operation not permitted|read-only file system/i,
    fault: (reason, cause) => new Fault('unavailable', 'kernel.denied', { reason }, { cause }),
  },
  {
    names: ['EMFILE', 'ENFILE'],
    words: /too many open files/i,
    fault: (reason, cause) => new Fault('unavailable', 'kernel.too_many_open', { reason }, { cause }),
  },
  {
    names: ['EIO'],
    words: /input\/output error/i,
    fault: (reason, cause) => new Fault('unavailable', 'kernel.disk_broken', { reason }, { cause }),
  },
]

/** The Fault behind an error with which the system refuses work on files; any other error comes back as it is. */
export function systemFault(error: unknown): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error
  const name = 'code' in error ? error.code : undefined
  return (
    refusals.find(({ names }) => names.some((each) => each === name))?.fault(error.message, error) ?? error
  )
}

/** The same for what an engine or a program says in words; undefined when the system refused it nothing. */
export function saidFault(text: string, cause?: unknown): Fault | undefined {
  return refusals.find(({ words }) => words.test(text))?.fault(shortened(text), cause)
}

const longestReason = 300

/** Engines add hints on further lines. */
const shortened = (text: string) => (text.trim().split('\n')[0] ?? '').slice(0, longestReason)
