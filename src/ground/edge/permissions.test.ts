import { expect, test } from 'vitest'
import { makeOwner, permissionMatrix, testEdge } from '../../../test/support/edge.ts'
import { testState } from '../../../test/support/state.ts'
import { openJobs } from '../state/index.ts'
import { jobRoutes, mayDo, permissions, roles, route } from './index.ts'

const state = await testState()

test('every route lets in exactly the roles that the table names', async () => {
  const jobs = await openJobs(state, { log: { info() {}, warn() {}, error() {} }, handlers: {} })
  const onePerPermission = permissions.map((permission) =>
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

test('what each role may do', () => {
  const table = roles.map((role) => `${role}: ${permissions.filter((each) => mayDo(role, each)).join(' ')}`)
  expect(table).toMatchInlineSnapshot(`
    [
      "owner: public session data:read data:import data:export data:query profile:edit list:edit people:manage",
      "admin: public session data:read data:import data:export data:query profile:edit list:edit people:manage",
      "marketer: public session data:read data:import data:export data:query profile:edit list:edit",
      "sales: public session data:read data:export",
      "analyst: public session data:read data:export data:query",
      "partner: public session",
    ]
  `)
})
