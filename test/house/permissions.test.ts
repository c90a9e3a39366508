import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Edge, mayDo, operatorToken, type Role, roles } from '../../src/ground/edge/index.ts'
import {
  Browser,
  codeOf,
  invite,
  linkToken,
  makeOwner,
  origin,
  password,
  permissionMatrix,
} from '../support/edge.ts'
import { fillHouse, openHouse } from './open.ts'

const house = await openHouse()
// What the helpers of the edge's tests need of it, over the whole application.
const edge = {
  ...house,
  app: { request: (url: string, init?: RequestInit) => house.fetch(new Request(url, init)) },
} as unknown as Edge

let owner: Browser
const people = new Map<Role, Browser & { id: string }>()

function as(role: Role): Browser & { id: string } {
  const browser = people.get(role)
  if (browser === undefined) throw new Error(role)
  return browser
}

beforeAll(async () => {
  await fillHouse(house.api)
  owner = await makeOwner(edge)
  people.set('owner', Object.assign(owner, { id: (await owner.call('GET', '/session')).body.id }))
  for (const role of roles) if (role !== 'owner') people.set(role, await invite(owner, role))
})

// Attempts to come in are counted by the minute.
beforeEach(() => {
  house.clock.now = new Date(house.clock.now.getTime() + 61_000)
})

test('every route of the application lets in exactly the roles that its permission names', {
  timeout: 240_000,
}, async () => {
  const matrix = await permissionMatrix(edge, await signIn('olga@example.com'))
  const expected = house.routes.map(({ method, path, permission }) => {
    const allowed = ['nobody', ...roles].filter((who) =>
      mayDo(who === 'nobody' ? null : (who as Role), permission),
    )
    return `${method} ${path} (${permission}): ${allowed.join(' ')}`
  })
  expect(matrix).toEqual(expected.sort())
  expect(matrix.length).toBeGreaterThan(40)
  expect(house.log.lines.filter((line) => line.startsWith('error'))).toEqual([])
})

test('only coming in, and answering a survey whose link one was given, needs no permission', () => {
  const open = house.routes.filter(({ permission }) => permission === 'public')
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toMatchInlineSnapshot(`
    [
      "get /health",
      "get /invite",
      "get /openapi.json",
      "get /setup",
      "get /survey",
      "post /invite",
      "post /session",
      "post /setup",
      "post /survey",
    ]
  `)
})

describe('with real things', () => {
  /** Who may do what to an import, an account, a list and a query that are there. */
  const acts: Record<string, readonly [method: string, path: string, body?: unknown]> = {
    'see accounts': ['GET', '/accounts'],
    'see an import': ['GET', '/imports/IMPORT'],
    'export accounts': ['GET', '/accounts/export'],
    'export rejects': ['GET', '/imports/IMPORT/rejects/export'],
    query: ['POST', '/query', { sql: 'select 1' }],
    'see jobs': ['GET', '/jobs'],
    'import nothing': ['POST', '/imports/preview', { files: [] }],
    'learn nothing': ['POST', '/profiles/learn', { name: '' }],
    'activate nothing': ['POST', '/profiles/current/activate', {}],
    'build nothing': ['POST', '/targets', { name: '' }],
    'see people': ['GET', '/people'],
    'change nothing by hand': ['POST', '/accounts/acc_0/values', {}],
    'see changes by hand': ['GET', '/edits'],
    'decide no priority': ['POST', '/priorities', {}],
    'see oneself': ['GET', '/session'],
  }

  test('each role reaches what it may', async () => {
    const { items } = (await house.api.get('/imports')) as { items: { import_id: string }[] }
    const lines: string[] = []
    for (const [act, [method, path, body]] of Object.entries(acts)) {
      const reached: string[] = []
      for (const role of roles) {
        const { status } = await as(role).call(
          method,
          path.replace('IMPORT', items[0]?.import_id ?? ''),
          body,
        )
        // 400: let in, and told what is wrong with an empty request.
        if (status === 200 || status === 400) reached.push(role)
        else expect(status, `${role}: ${act}`).toBe(403)
      }
      expect((await new Browser(edge).call(method, path, body)).status, act).toBe(401)
      lines.push(`${act}: ${reached.join(' ')}`)
    }
    expect(lines).toMatchInlineSnapshot(`
      [
        "see accounts: owner admin marketer sales analyst",
        "see an import: owner admin marketer sales analyst",
        "export accounts: owner admin marketer sales analyst",
        "export rejects: owner admin marketer sales analyst",
        "query: owner admin marketer analyst",
        "see jobs: owner admin marketer sales analyst",
        "import nothing: owner admin marketer",
        "learn nothing: owner admin marketer",
        "activate nothing: owner admin marketer",
        "build nothing: owner admin marketer",
        "see people: owner admin",
        "change nothing by hand: owner admin marketer sales",
        "see changes by hand: owner admin marketer sales analyst",
        "decide no priority: owner admin marketer",
        "see oneself: owner admin marketer sales analyst partner",
      ]
    `)
  })

  test('what is refused has not happened', async () => {
    const { items } = (await house.api.get('/imports')) as { items: { import_id: string; status: string }[] }
    for (const role of ['sales', 'analyst', 'partner'] as const) {
      const undo = as(role).call('POST', `/imports/${items[0]?.import_id}/undo`)
      expect(await codeOf(undo), role).toBe('403 edge.forbidden')
    }
    expect((await house.api.get('/imports')) as { items: unknown[] }).toEqual(
      expect.objectContaining({ items }),
    )
  })
})

describe('what belongs to others', () => {
  test('a session is good for its own person only, and ends for itself alone', async () => {
    const one = await signIn('sales@example.com')
    const two = await signIn('sales@example.com')
    expect((await one.call('GET', '/session')).body.role).toBe('sales')
    expect((await one.call('DELETE', '/session')).status).toBe(204)
    expect(await codeOf(one.call('GET', '/session'))).toBe('401 edge.sign_in_needed')
    expect((await two.call('GET', '/session')).status).toBe(200)
    expect((await owner.call('GET', '/session')).status).toBe(200)
  })

  test('a session that was altered, invented or made elsewhere opens nothing', async () => {
    const one = await signIn('analyst@example.com')
    const [[name = '', value = ''] = []] = one.cookies
    const owners = [...owner.cookies.values()][0] ?? ''
    const [token] = decodeURIComponent(value).split('.')
    const [, signature] = decodeURIComponent(owners).split('.')
    const forged = [
      value.slice(0, -8),
      value.replace(/^./, (first) => (first === 'a' ? 'b' : 'a')),
      encodeURIComponent(`${token}.${signature}`),
      token ?? '',
      'x',
      '',
    ]
    for (const each of forged) {
      const browser = new Browser(edge)
      browser.cookies.set(name, each)
      expect(await codeOf(browser.call('GET', '/session')), each).toBe('401 edge.sign_in_needed')
    }
    const bearers = [operatorToken('the secret of another home'), token, value, '', 'null']
    for (const each of bearers) {
      const headers = { authorization: `Bearer ${each}` }
      expect(await codeOf(new Browser(edge).call('GET', '/session', undefined, headers)), each).toBe(
        '401 edge.invalid_token',
      )
    }
  })

  test('people of others are changed by those who may, and owners by owners', async () => {
    const admin = as('admin')
    const { id } = as('owner')
    const refused = [
      admin.call('PATCH', `/people/${id}`, { role: 'partner' }),
      admin.call('DELETE', `/people/${id}`),
      admin.call('POST', `/people/${id}/invite`),
      admin.call('POST', '/people', { name: 'Eve', email: 'eve@example.com', role: 'owner' }),
      admin.call('PATCH', `/people/${as('sales').id}`, { role: 'owner' }),
    ]
    for (const call of refused) expect(await codeOf(call)).toBe('403 edge.owner_by_owner')
    for (const role of ['marketer', 'sales', 'analyst', 'partner'] as const)
      expect(await codeOf(as(role).call('PATCH', `/people/${as(role).id}`, { role: 'owner' })), role).toBe(
        '403 edge.forbidden',
      )
  })

  test('an invitation is for one person and one time', async () => {
    const guest = await invite(owner, 'partner', 'guest')
    const { body } = await owner.call('POST', `/people/${guest.id}/invite`)
    const token = linkToken(body.invite_link)
    const other = 'another good password'
    expect((await new Browser(edge).call('POST', '/invite', { token, password: other })).status).toBe(200)
    expect(
      (await new Browser(edge).call('POST', '/invite', { token, password: 'a third good password' })).status,
    ).toBe(410)
    // The link was for a forgotten password: what was open under the old one is closed.
    expect(await codeOf(guest.call('GET', '/session'))).toBe('401 edge.sign_in_needed')
    expect(
      (await new Browser(edge).call('POST', '/session', { email: 'guest@example.com', password })).status,
    ).toBe(401)
    expect((await owner.call('GET', '/session')).status).toBe(200)
  })

  test('who is removed or changed is out at once', async () => {
    const leaver = await invite(owner, 'marketer', 'leaver')
    const mover = await invite(owner, 'marketer', 'mover')
    expect((await leaver.call('GET', '/accounts')).status).toBe(200)
    await owner.call('DELETE', `/people/${leaver.id}`)
    await owner.call('PATCH', `/people/${mover.id}`, { role: 'partner' })
    for (const browser of [leaver, mover])
      expect(await codeOf(browser.call('GET', '/accounts'))).toBe('401 edge.sign_in_needed')
    expect(await codeOf((await signIn('mover@example.com')).call('GET', '/accounts'))).toBe(
      '403 edge.forbidden',
    )
  })

  test('another site cannot act for somebody who is signed in', async () => {
    const strange: Record<string, string>[] = [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: `${origin}.evil.example`, 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of strange)
      expect((await owner.call('POST', '/query', { sql: 'select 1' }, headers)).status, headers.origin).toBe(
        403,
      )
  })
})

async function signIn(email: string): Promise<Browser> {
  const browser = new Browser(edge)
  const { status, body } = await browser.call('POST', '/session', { email, password })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return browser
}
