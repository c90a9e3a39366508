import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { type Account, cleanEnvironment } from './account.ts'

/** A program that cannot outlive this process. */
export type Supervised = {
  /** The supervisor's process, leader of its own process group. */
  child: ChildProcess
  /** Asks the program to end, as the death of this process would. */
  release(): void
  /** The exit code, null after a signal or when it could not be started. */
  ended: Promise<number | null>
}

// Descriptor 3 is the lifeline: this process holds the other end, nobody ever writes to it, and the system closes
// it however this process dies. Then `read` returns and the program gets SIGINT, which for PostgreSQL is a fast,
// clean shutdown. It is sent again each second: a program that has only just been started by a shell in the
// background ignores SIGINT until it has set its own handlers. The program itself must not hold the lifeline.
const script = `
exec >>"$1" 2>&1
shift
"$@" 3<&- &
program=$!
{ read -r _ <&3; while kill -INT "$program"; do sleep 1; done; } 2>/dev/null &
watcher=$!
exec 3<&-
wait "$program"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`

/**
 * Starts a program under a small shell that ends it when this process is gone, kill -9 included. It runs in its
 * own session: Ctrl-C in the terminal reaches the application alone, which closes the program when it is ready.
 * What the program says is appended to `logFile` (opened by the account, not by root).
 */
export function supervise(
  account: Account | undefined,
  logFile: string,
  command: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Supervised {
  const child = spawn('/bin/sh', ['-c', script, 'talweg', logFile, command, ...args], {
    ...account,
    cwd: '/',
    detached: true,
    env: { ...cleanEnvironment, ...environment },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const lifeline = child.stdio[3]
  if (lifeline instanceof Socket) lifeline.on('error', () => {}) // the other end went first
  const { promise: ended, resolve } = Promise.withResolvers<number | null>()
  child.on('error', () => resolve(null))
  child.on('exit', (code) => resolve(code))
  return { child, release: () => lifeline?.destroy(), ended }
}
