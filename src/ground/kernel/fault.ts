/**
 * What went wrong, seen from the caller. Only the edge turns a kind into an HTTP status, only the
 * command line turns it into an exit code.
 */
export type FaultKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'gone'
  | 'conflict'
  | 'too_large'
  | 'timeout'
  | 'busy'
  | 'unavailable'

export type FaultParams = Record<string, string | number>

/**
 * An error the user can act on. `code` is stable and public (`collect.file_empty`); the words for it
 * stand under the same key in the step's `words.ts` and say what happened, what is safe and what to do.
 * `params` fill the placeholders of those words.
 */
export class Fault extends Error {
  readonly kind: FaultKind
  readonly code: string
  readonly params: FaultParams

  constructor(kind: FaultKind, code: string, params: FaultParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = 'Fault'
    this.kind = kind
    this.code = code
    this.params = params
  }

  /** The same fault as another thread told it; its code and words stand where that one made it. */
  static told({
    kind,
    code,
    params,
  }: Readonly<{ kind: FaultKind; code: string; params: FaultParams }>): Fault {
    return new this(kind, code, params)
  }
}
