import { createPace, type Job } from '../../ground/edge/index.ts'
import { fit, pad, type Screen } from './terminal.ts'

const width = 24

export type ProgressWords = Readonly<{
  say: (key: string, params?: Record<string, string | number>) => string
  number: (value: number) => string
  now: () => Date
}>

/** Shows how far a job is: a bar that redraws itself on a terminal, one line per stage elsewhere. */
export function createProgress(screen: Screen, { say, number, now: clock }: ProgressWords) {
  let stage = ''
  const pace = createPace()

  /** Rows so far, rows per second and time left, as far as they can be told. */
  const amounts = (job: Job): string => {
    const { rowsPerSecond, secondsLeft } = pace(job, clock().getTime())
    return [
      ...(job.rows === null ? [] : [say('command.progress.rows', { rows: number(job.rows) })]),
      ...(rowsPerSecond === null
        ? []
        : [say('command.progress.rate', { rate: number(Math.round(rowsPerSecond)) })]),
      ...(secondsLeft === null ? [] : [say('command.progress.left', { seconds: Math.ceil(secondsLeft) })]),
    ].join(', ')
  }

  return {
    show(job: Job): void {
      const { stage: now, done, total } = job
      if (now === null) return
      if (!screen.isTerminal) {
        if (now !== stage) screen.write(`${say(now)}\n`)
        stage = now
        return
      }
      const share = total && total > 0 ? Math.min(1, done / total) : null
      const bar = share === null ? ' '.repeat(width) : pad('█'.repeat(Math.round(share * width)), width)
      const percent = share === null ? '    ' : `${Math.floor(share * 100)}%`.padStart(4)
      const text = `${pad(say(now), 30)} ${bar} ${percent}  ${amounts(job)}`
      screen.write(`\r\u001b[2K${fit(text, screen.columns - 1)}`)
      stage = now
    },
    /** Clears the bar, so that what follows starts on a line of its own. */
    end(): void {
      if (screen.isTerminal && stage) screen.write('\r\u001b[2K')
      stage = ''
    },
  }
}
