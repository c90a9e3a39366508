import { type Route, statusOf } from './route.ts'

/**
 * What a handler returned, as a response. A value goes through the schema of the route, which takes out every
 * field that was not declared.
 * @throws when it does not fit what the route declares; that is a mistake of ours
 */
export function toResponse(route: Route, value: unknown, reply: Headers): Response {
  // A copy, because the headers of some responses (a redirect) cannot be added to.
  const response = value instanceof Response ? new Response(value.body, value) : valueResponse(route, value)
  for (const [name, text] of reply) response.headers.append(name, text)
  return response
}

function valueResponse(route: Route, value: unknown): Response {
  const { response } = route
  const status = statusOf(route)
  if (response === 'none') return new Response(null, { status })
  if (response === 'file' || response === 'events') throw new Error(`${route.path} must return a Response`)
  return new Response(JSON.stringify(response.parse(value)), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
