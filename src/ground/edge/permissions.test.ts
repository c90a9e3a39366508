import { expect, test } from 'vitest'
import { z } from 'zod'
import { Browser, makeOwner, permissionMatrix, testEdge } from '../../../test/support/edge.ts'
import { testState } from '../../../test/support/state.ts'
import { openJobs } from '../state/index.ts'
import { bearerOf, jobRoutes, mayDo, permissions, roles, route } from './index.ts'

const state = await testState()

test('every route lets in exactly the roles that the table names', async () => {
  const jobs = await openJobs(state, { log: { info() {}, warn() {}, error() {} }, handlers: {} })
  // A route with a token of its own asks nobody else; see the test below.
  const granted = permissions.filter((permission) => permission !== 'token')
  const onePerPermission = granted.map((permission) =>
    route(
      {
        method: 'post',
        path: `/probe/${permission.replace(':', '-')}`,
        permission,
        summary: 'Probe',
        tag: 'probe',
        response: 'none',
      },
      () => undefined,
    ),
  )
  const { edge } = testEdge(state, {
    routes: [...onePerPermission, ...jobRoutes(jobs, (_language, key) => key)],
  })
  const matrix = await permissionMatrix(edge, await makeOwner(edge))
  const expected = edge.routes.map(({ method, path, permission }) => {
    const allowed = [
      ...(mayDo(null, permission) ? ['nobody'] : []),
      ...roles.filter((role) => mayDo(role, permission)),
    ]
    return `${method} ${path} (${permission}): ${allowed.join(' ')}`
  })
  expect(matrix).toEqual(expected.sort())
  await jobs.close()
})

test('a route with a token of its own is told nothing of who is signed in, and of no other token', async () => {
  const own = route(
    {
      method: 'post',
      path: '/probe/token',
      permission: 'token',
      summary: 'Probe',
      tag: 'probe',
      response: z.object({ user: z.null(), token: z.string().nullable() }),
    },
    (_, { user, request }) => ({ user, token: bearerOf(request.headers) }),
  )
  const { edge } = testEdge(state, { routes: [own] })
  const { body } = await new Browser(edge).call('POST', '/probe/token', undefined, {
    authorization: 'Bearer mine',
  })
  expect(body).toEqual({ user: null, token: 'mine' })
})

test('what each role may do', () => {
  const table = roles.map((role) => `${role}: ${permissions.filter((each) => mayDo(role, each)).join(' ')}`)
  expect(table).toMatchInlineSnapshot(`
    [
      "owner: public session data:read data:edit data:import data:export data:query profile:edit list:edit people:manage settings:manage",
      "admin: public session data:read data:edit data:import data:export data:query profile:edit list:edit people:manage settings:manage",
      "marketer: public session data:read data:edit data:import data:export data:query profile:edit list:edit",
      "sales: public session data:read data:edit data:export",
      "analyst: public session data:read data:export data:query",
      "partner: public session",
    ]
  `)
})
