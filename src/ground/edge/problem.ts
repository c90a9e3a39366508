import { Fault, type FaultKind, type Language, type Speak } from '../kernel/index.ts'
import type { Problem } from './model.ts'

const statuses: Record<FaultKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  gone: 410,
  conflict: 409,
  too_large: 413,
  timeout: 504,
  busy: 503,
  unavailable: 503,
}

/** HTTP knows these two more exactly than by their kind. */
const statusOfCode: Record<string, number> = { 'edge.too_many_attempts': 429, 'edge.not_json': 415 }

const defaultRetrySeconds = 5

/** What is wrong where in an input; a Fault `edge.invalid_input` with all of it. */
export class InvalidInput extends Fault {
  readonly errors: { path: string; message: string }[]

  constructor(errors: { path: string; message: string }[]) {
    super('invalid', 'edge.invalid_input', { paths: errors.map(({ path }) => path).join(', ') })
    this.errors = errors
  }
}

/**
 * A fault as the problem document of the API (RFC 9457), in the language of the reader. The command line
 * prints the same document.
 */
export function toProblem(fault: Fault, speak: Speak, language: Language): Problem {
  return {
    type: `urn:talweg:problem:${fault.code}`,
    title: speak(language, `edge.title.${fault.kind}`),
    status: statusOfCode[fault.code] ?? statuses[fault.kind],
    code: fault.code,
    detail: speak(language, fault.code, fault.params),
    params: fault.params,
    ...(fault instanceof InvalidInput ? { errors: fault.errors } : {}),
  }
}

/** The answer to an error nobody foresaw: it tells a number to look up in the log, and nothing else. */
export function internalProblem(id: string, speak: Speak, language: Language): Problem {
  return {
    type: 'urn:talweg:problem:edge.internal',
    title: speak(language, 'edge.title.internal'),
    status: 500,
    code: 'edge.internal',
    detail: speak(language, 'edge.internal', { id }),
    params: { id },
  }
}

/** A problem as a response, with the wait that goes with it. */
export function problemResponse(problem: Problem, language: Language): Response {
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
  })
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer')
  if (problem.status === 429 || problem.status === 503) {
    headers.set('retry-after', String(problem.params.seconds ?? defaultRetrySeconds))
  }
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
