/** Where the ground floors write what an operator may want to read; `details` are plain values. */
export type Log = {
  info(message: string, details?: Record<string, unknown>): void
  warn(message: string, details?: Record<string, unknown>): void
  error(message: string, details?: Record<string, unknown>): void
}
