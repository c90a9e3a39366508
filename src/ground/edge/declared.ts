import { z } from 'zod'
import { permissions } from './permissions.ts'
import type { Route } from './route.ts'

/**
 * Refuses to start with routes that must not be served: one without a permission, two at one address,
 * an input that would let unknown fields pass.
 * @throws Error that names the route; it is for the person who writes it
 */
export function checkRoutes(routes: readonly Route[]): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const name = `${route.method.toUpperCase()} ${route.path}`
    // Types demand a permission; this holds where they are not checked.
    if (!permissions.includes(route.permission)) throw new Error(`${name} declares no permission`)
    const address = `${route.method} ${route.path.replace(/\{[^}]*\}/g, '{}')}`
    if (seen.has(address)) throw new Error(`${name} is declared twice`)
    seen.add(address)
    checkParams(name, route)
    for (const place of ['params', 'query', 'body'] as const) {
      const schema = route[place]
      if (schema === undefined || schema === 'bytes') continue
      const open = openObject(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), place)
      if (open !== undefined) throw new Error(`${name} takes unknown fields in ${open}: use z.strictObject`)
    }
  }
}

function checkParams(name: string, route: Route): void {
  const inPath = [...route.path.matchAll(/\{([^}]*)\}/g)].map(([, param]) => param).sort()
  const declared = Object.keys(route.params?.shape ?? {}).sort()
  if (inPath.join() !== declared.join())
    throw new Error(`${name} does not declare the parameters of its path`)
}

/** The place of the first object with named fields that takes others as well. */
function openObject(node: unknown, place: string): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined
  const { properties, ...rest } = { properties: undefined, additionalProperties: undefined, ...node }
  if (properties !== undefined && rest.additionalProperties !== false) return place
  for (const [key, child] of [...Object.entries(properties ?? {}), ...Object.entries(rest)]) {
    const open = openObject(child, `${place}.${key}`)
    if (open !== undefined) return open
  }
  return undefined
}

/** Fixed addresses before those with parameters, so that `/accounts/columns` is never an account. */
export function bySpecificity(routes: readonly Route[]): Route[] {
  const key = ({ path }: Route) =>
    path
      .split('/')
      .map((part) => (part.startsWith('{') ? '~' : part))
      .join('/')
  return [...routes].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}
