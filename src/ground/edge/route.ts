import type { z } from 'zod'
import type { FaultParams, Language } from '../kernel/index.ts'
import type { Me, Permission } from './model.ts'

type Reply = z.ZodType | 'file' | 'events' | 'none'
type Body = z.ZodType | 'bytes'

/** What a route says about itself; the OpenAPI document is made of it. */
export interface Declaration {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Under /api/v1, parameters as `{id}`. */
  path: string
  permission: Permission
  summary: string
  description?: string
  tag: string
  params?: z.ZodObject
  query?: z.ZodObject
  /** `bytes`: the raw stream of the request, whatever its type. */
  body?: Body
  /** 200, or 204 when there is nothing to answer. */
  status?: 200 | 201 | 202 | 204
  /** A schema: the value is checked against it and answered as JSON. */
  response: Reply
  /** Most bytes of the body; without it the limit of the edge. */
  bodyLimit?: number
  /** Milliseconds until the route must have answered (a stream: begun to answer); 0: no limit. */
  timeoutMs?: number
}

/** What a handler knows besides its input. */
export interface Context<Grant extends Permission = Permission> {
  /** Who asks; on a public route it may be nobody, and who shows a token is nobody. */
  user: 'public' extends Grant ? Me | null : 'token' extends Grant ? null : Me
  language: Language
  /** Ends when the reader leaves or the time is up. */
  signal: AbortSignal
  /** Says a key of any room's words in the language of the reader. */
  say: (key: string, params?: FaultParams) => string
  request: { headers: Headers; address: string }
  /** Headers to send with the answer, e.g. Set-Cookie. */
  reply: Headers
}

interface Input {
  params: unknown
  query: unknown
  body: unknown
  bytes: ReadableStream<Uint8Array> | undefined
}

/** A declared route whose types were checked where it was written; `createEdge` serves it. */
export interface Route extends Declaration {
  handler: (input: Input, context: Context) => unknown
}

/** The status of a good answer. */
export function statusOf({ status, response }: Declaration): number {
  return status ?? (response === 'none' ? 204 : 200)
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type Answer<Wanted extends Reply> = Wanted extends z.ZodType
  ? z.input<Wanted> | Response
  : Wanted extends 'none'
    ? unknown
    : Response

/**
 * Declares a route. The types of the handler follow from the schemas: `params`, `query` and `body` as they
 * come out of zod, the value to return as it goes into `response`. A handler may always return a Response of
 * its own (a redirect); for `file` and `events` it must.
 *
 * @example
 * route({ method: 'get', path: '/imports/{id}', permission: 'data:read', summary: 'One import', tag: 'collect',
 *         params: z.strictObject({ id: z.string() }), response: Import },
 *       ({ params }) => imports.find(params.id))
 */
export function route<
  Grant extends Permission,
  Wanted extends Reply,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Sent extends Body | undefined = undefined,
>(
  declaration: Declaration & {
    permission: Grant
    params?: Params
    query?: Query
    body?: Sent
    response: Wanted
  },
  handler: (
    input: {
      params: Parsed<Params>
      query: Parsed<Query>
      body: Parsed<Sent>
      bytes: Sent extends 'bytes' ? ReadableStream<Uint8Array> : undefined
    },
    context: Context<Grant>,
  ) => Answer<Wanted> | Promise<Answer<Wanted>>,
): Route
export function route(declaration: Declaration, handler: (input: Input, context: Context) => unknown): Route {
  return { ...declaration, handler }
}
