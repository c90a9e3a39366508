import { z } from 'zod'

export const roles = ['owner', 'admin', 'marketer', 'sales', 'analyst', 'partner'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/**
 * `public`: anybody, `token`: whoever shows a token that the route itself knows, never a person, `session`: anybody who is
 * signed in. The rest are granted by role.
 */
export const permissions = [
  'public',
  'token',
  'session',
  'data:read',
  'data:edit',
  'data:import',
  'data:export',
  'data:query',
  'profile:edit',
  'list:edit',
  'people:manage',
  'settings:manage',
] as const
export type Permission = (typeof permissions)[number]

const everything = permissions.filter((permission) => permission !== 'public' && permission !== 'token')

/** What each role may do. This table is the only place that knows; routes name a permission, never a role. */
const granted: Record<Role, readonly Permission[]> = {
  owner: everything,
  admin: everything,
  marketer: everything.filter((permission) => !permission.endsWith(':manage')),
  sales: ['session', 'data:read', 'data:edit', 'data:export'],
  analyst: ['session', 'data:read', 'data:export', 'data:query'],
  partner: ['session'],
}

/** Whether a person of this role may use a route of this permission; `null` is somebody who is not signed in. */
export function mayDo(role: Role | null, permission: Permission): boolean {
  if (permission === 'public') return true
  return role !== null && granted[role].includes(permission)
}

/**
 * Whether somebody of role `actor` may give a person of role `from` the role `to` (`null`: remove the
 * person, or hand out a new link). Owners are made, changed and removed by owners alone.
 */
export function mayManage(actor: Role, from: Role, to: Role | null): boolean {
  if (!mayDo(actor, 'people:manage')) return false
  return actor === 'owner' || (from !== 'owner' && to !== 'owner')
}
