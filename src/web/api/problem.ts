import { z } from 'zod'

const Document = z.object({
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string().default(''),
})
type Document = z.infer<typeof Document>

/**
 * A problem document of the API (RFC 9457), or one of our own making for what never reached it. `title` and
 * `detail` are in the reader's language when they come from the API; those of our own are keys of the words.
 */
export class Problem extends Error {
  readonly document: Document

  constructor(document: Document) {
    super(document.title)
    this.name = 'Problem'
    this.document = document
  }
}

const ownDocument = (code: string, status = 0): Document => ({
  title: `${code}.title`,
  detail: `${code}.detail`,
  status,
  code,
})

/** The server could not be reached. */
export const networkProblem = () => new Problem(ownDocument('web.problem.network'))

/** The server answered in a form that this page does not know: the page is older or newer than the server. */
export const unreadableProblem = () => new Problem(ownDocument('web.problem.answer'))

/** The problem document in an answer, or one made of the status when something between us answered instead. */
export function problemOf(status: number, body: unknown): Problem {
  const parsed = Document.safeParse(body)
  return new Problem(parsed.success ? parsed.data : ownDocument('web.problem.status', status))
}

/** Any thrown value as a problem. */
export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(ownDocument('web.problem.page'))
}
