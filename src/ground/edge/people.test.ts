import { afterEach, expect, test } from 'vitest'
import { type Browser, codeOf, invite, makeOwner, testEdge } from '../../../test/support/edge.ts'
import { testState } from '../../../test/support/state.ts'
import { edgeTables } from './tables.ts'

const state = await testState()
const { edge, clock } = testEdge(state)

afterEach(async () => {
  await edgeTables(state).deleteFrom('edge.people').execute()
  clock.now = new Date(clock.now.getTime() + 120_000)
})

const changeRole = (by: Browser, id: string, role: string) => by.call('PATCH', `/people/${id}`, { role })
const me = async (browser: Browser): Promise<string> => (await browser.call('GET', '/session')).body.id

test('a new role ends the sessions of the person at once', async () => {
  const owner = await makeOwner(edge)
  const mo = await invite(owner, 'marketer')
  expect((await changeRole(owner, mo.id, 'marketer')).status).toBe(200)
  expect((await mo.call('GET', '/session')).status, 'the same role is no change').toBe(200)
  expect((await changeRole(owner, mo.id, 'sales')).body).toMatchObject({ role: 'sales', status: 'active' })
  expect(await codeOf(mo.call('GET', '/session'))).toBe('401 edge.sign_in_needed')
})

test('a person who is removed is out at once, and the e-mail is free again', async () => {
  const owner = await makeOwner(edge)
  const mo = await invite(owner, 'sales')
  expect((await owner.call('DELETE', `/people/${mo.id}`)).status).toBe(204)
  expect((await mo.call('GET', '/session')).status).toBe(401)
  expect(await codeOf(owner.call('DELETE', `/people/${mo.id}`))).toBe('404 edge.no_such_person')
  await invite(owner, 'sales')
  const again = { name: 'Mo', email: 'SALES@example.com', role: 'sales' }
  expect(await codeOf(owner.call('POST', '/people', again))).toBe('409 edge.email_taken')
})

test('nobody changes their own role, and the last owner stays', async () => {
  const owner = await makeOwner(edge)
  const id = await me(owner)
  const admin = await invite(owner, 'admin')
  expect(await codeOf(changeRole(owner, id, 'admin'))).toBe('403 edge.own_role')
  expect(await codeOf(changeRole(admin, admin.id, 'sales'))).toBe('403 edge.own_role')
  expect(await codeOf(owner.call('DELETE', `/people/${id}`))).toBe('409 edge.last_owner')
  const second = await invite(owner, 'owner')
  expect((await changeRole(second, id, 'admin')).status).toBe(200)
  expect(await codeOf(second.call('DELETE', `/people/${second.id}`))).toBe('409 edge.last_owner')
})

test('an admin cannot make, change, invite or remove an owner', async () => {
  const owner = await makeOwner(edge)
  const id = await me(owner)
  const admin = await invite(owner, 'admin')
  const sales = await invite(admin, 'sales')
  const byOwner = '403 edge.owner_by_owner'
  expect(await codeOf(changeRole(admin, sales.id, 'owner'))).toBe(byOwner)
  expect(await codeOf(changeRole(admin, id, 'sales'))).toBe(byOwner)
  expect(await codeOf(admin.call('POST', `/people/${id}/invite`))).toBe(byOwner)
  expect(await codeOf(admin.call('DELETE', `/people/${id}`))).toBe(byOwner)
  const another = { name: 'A', email: 'a@example.com', role: 'owner' }
  expect(await codeOf(admin.call('POST', '/people', another))).toBe(byOwner)
  expect((await changeRole(admin, sales.id, 'admin')).status).toBe(200)
})

test('owners who lower each other at the same moment leave one', async () => {
  const first = await makeOwner(edge)
  const second = await invite(first, 'owner')
  const firstId = await me(first)
  const answers = await Promise.all([
    changeRole(first, second.id, 'sales'),
    changeRole(second, firstId, 'sales'),
  ])
  // The second may also come so late that its session has ended.
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const owners = edgeTables(state).selectFrom('edge.people').select('id').where('role', '=', 'owner')
  expect(await owners.execute()).toHaveLength(1)
})

test('people are listed by name, page by page', async () => {
  const owner = await makeOwner(edge)
  for (const name of ['Anna', 'Zoe', 'Mo']) {
    await owner.call('POST', '/people', { name, email: `${name}@example.com`, role: 'sales' })
  }
  const names: string[] = []
  let path = '/people?limit=2'
  for (let pages = 0; path !== '' && pages < 5; pages += 1) {
    const { body } = await owner.call('GET', path)
    names.push(...body.items.map(({ name }: { name: string }) => name))
    path = body.next === null ? '' : `/people?limit=2&cursor=${body.next}`
  }
  expect(names).toEqual(['Anna', 'Mo', 'Olga', 'Zoe'])
  expect(await codeOf(owner.call('GET', '/people?cursor=nonsense'))).toBe('400 edge.invalid_cursor')
})
