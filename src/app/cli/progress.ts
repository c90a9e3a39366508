import type { Job } from '../../ground/edge/index.ts'
import { fit, pad, type Screen } from './terminal.ts'

const width = 24

/** Shows how far a job is: a bar that redraws itself on a terminal, one line per stage elsewhere. */
export function createProgress(screen: Screen, say: (key: string) => string) {
  let stage = ''
  return {
    show({ stage: now, done, total }: Job): void {
      if (now === null) return
      if (!screen.isTerminal) {
        if (now !== stage) screen.write(`${say(now)}\n`)
        stage = now
        return
      }
      const share = total && total > 0 ? Math.min(1, done / total) : null
      const bar = share === null ? ' '.repeat(width) : pad('█'.repeat(Math.round(share * width)), width)
      const percent = share === null ? '    ' : `${Math.floor(share * 100)}%`.padStart(4)
      screen.write(`\r\u001b[2K${fit(`${pad(say(now), 44)} ${bar} ${percent}`, screen.columns - 1)}`)
      stage = now
    },
    /** Clears the bar, so that what follows starts on a line of its own. */
    end(): void {
      if (screen.isTerminal && stage) screen.write('\r\u001b[2K')
      stage = ''
    },
  }
}
