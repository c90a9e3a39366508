import { OpenAPIHono } from '@hono/zod-openapi'
import { contentTypes } from './export.ts'
import { Problem } from './model.ts'
import type { Permission } from './permissions.ts'
import { type Route, statusOf } from './route.ts'

/** Where the API lives. */
export const apiPath = '/api/v1'

type Operation = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0]

const description =
  'Everything the application can do. Every route names the permission it needs as x-permission. Lists are ' +
  'paged by cursor: {items, next}. Errors are application/problem+json with a stable code, said in the ' +
  'language of the person, of ?lang= (en, zh) or of Accept-Language.'

/**
 * The OpenAPI 3.1 document of the routes. The same routes give the same bytes in any order, so that the
 * document can be kept as a snapshot.
 */
export function openApiDocument(routes: readonly Route[], version: string) {
  const generator = new OpenAPIHono()
  for (const route of byAddress(routes)) generator.openAPIRegistry.registerPath(operation(route))
  const { paths, components } = generator.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Talweg', version },
  })
  const schemas = Object.entries(components?.schemas ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Talweg',
      version,
      description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: apiPath }],
    paths,
    components: { schemas: Object.fromEntries(schemas), securitySchemes },
  }
}

const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'session_token',
    description: 'Set by POST /session; its name begins with a mark of the home',
  },
  operator: { type: 'http', scheme: 'bearer', description: 'The command line of the home' },
  token: { type: 'http', scheme: 'bearer', description: 'A token that was made for this one address' },
}

function securityOf(permission: Permission): Record<string, string[]>[] {
  if (permission === 'public') return []
  return permission === 'token' ? [{ token: [] }] : [{ session: [] }, { operator: [] }]
}

function byAddress(routes: readonly Route[]): Route[] {
  const address = ({ path, method }: Route) => `${path} ${method}`
  return [...routes].sort((a, b) => (address(a) < address(b) ? -1 : 1))
}

function operation(route: Route): Operation {
  const { method, path, summary, description, tag, permission, params, query } = route
  return {
    method,
    path,
    operationId: operationId(route),
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [tag],
    'x-permission': permission,
    security: securityOf(permission),
    request: { params, query, ...requestBody(route) },
    responses: {
      [statusOf(route)]: answer(route),
      default: { description: 'Problem', content: { 'application/problem+json': { schema: Problem } } },
    },
  }
}

const fileTypes = Object.fromEntries(
  Object.values(contentTypes).map((type) => [type.split(';')[0] ?? '', {}]),
)

/** `get /imports/{id}/rejects/export` is `getImportsIdRejectsExport`. */
function operationId({ method, path }: Route): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function requestBody({ body }: Route): Pick<NonNullable<Operation['request']>, 'body'> {
  if (body === undefined) return {}
  if (body === 'bytes') return { body: { required: true, content: { 'application/octet-stream': {} } } }
  const required = !body.safeParse(undefined).success
  return { body: { required, content: { 'application/json': { schema: body } } } }
}

function answer({ response }: Route): Operation['responses'][string] {
  if (response === 'none') return { description: 'Done' }
  if (response === 'file') return { description: 'A file to save', content: fileTypes }
  if (response === 'events')
    return { description: 'Server-sent events', content: { 'text/event-stream': {} } }
  return { description: 'Done', content: { 'application/json': { schema: response } } }
}
