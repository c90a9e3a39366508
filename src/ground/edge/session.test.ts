import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import {
  Browser,
  codeOf,
  invite,
  linkToken,
  makeOwner,
  password,
  testEdge,
  testSecret,
} from '../../../test/support/edge.ts'
import { testState } from '../../../test/support/state.ts'
import { loadMigrations, openState } from '../state/index.ts'
import { operatorToken } from './index.ts'
import { edgeTables } from './tables.ts'

const state = await testState()
const { edge, clock, log } = testEdge(state)
const db = edgeTables(state)

afterEach(async () => {
  await db.deleteFrom('edge.people').execute()
  clock.now = new Date(clock.now.getTime() + 120_000)
})

test('the first owner is made once, by the newest link', async () => {
  const browser = new Browser(edge)
  expect((await browser.call('GET', '/setup')).body).toEqual({ needed: true })
  const old = linkToken(await edge.setupLink())
  const token = linkToken(await edge.setupLink())
  const owner = { name: 'Olga', email: 'Olga@Example.com', password }
  expect(await codeOf(browser.call('POST', '/setup', { ...owner, token: old }))).toBe(
    '403 edge.setup_token_invalid',
  )

  const two = await Promise.all(
    [1, 2].map(() => new Browser(edge).call('POST', '/setup', { ...owner, token })),
  )
  expect(two.map(({ status }) => status).sort()).toEqual([201, 409])
  const made = two.find(({ status }) => status === 201)
  expect(made?.body).toMatchObject({ name: 'Olga', email: 'olga@example.com', role: 'owner', language: null })

  expect(await edge.setupLink()).toBeNull()
  expect((await browser.call('GET', '/setup')).body).toEqual({ needed: false })
  expect(await codeOf(browser.call('POST', '/setup', { ...owner, token }))).toBe('409 edge.setup_done')
})

test('nothing secret is kept as it is', async () => {
  const owner = await makeOwner(edge)
  const { body } = await owner.call('POST', '/people', { name: 'Mo', email: 'mo@example.com', role: 'sales' })
  const tables = ['people', 'credentials', 'invites', 'setup'] as const
  const rows = await Promise.all(tables.map((table) => db.selectFrom(`edge.${table}`).selectAll().execute()))
  expect(JSON.stringify(rows)).not.toContain(password)
  expect(JSON.stringify(rows)).not.toContain(linkToken(body.invite_link))
})

test('signing in and out', async () => {
  const owner = await makeOwner(edge)
  expect((await owner.call('GET', '/session')).body).toMatchObject({ email: 'olga@example.com' })
  const browser = new Browser(edge)
  const signedIn = await browser.call('POST', '/session', { email: 'OLGA@example.com', password })
  expect(signedIn.status).toBe(200)
  const [cookie = ''] = signedIn.headers.getSetCookie()
  expect(cookie).toMatch(/; HttpOnly/i)
  expect(cookie).toMatch(/; SameSite=Lax/i)
  expect(cookie).not.toMatch(/; Secure/i)

  const stolen = new Browser(edge)
  for (const [name, value] of browser.cookies) stolen.cookies.set(name, value)
  expect((await stolen.call('GET', '/session')).status).toBe(200)
  expect((await browser.call('DELETE', '/session')).status).toBe(204)
  expect(browser.cookies.size).toBe(0)
  expect(await codeOf(stolen.call('GET', '/session'))).toBe('401 edge.sign_in_needed')
  expect((await owner.call('GET', '/session')).status).toBe(200)
})

test('a wrong password and an unknown e-mail look the same', async () => {
  await makeOwner(edge)
  const browser = new Browser(edge)
  const wrong = await browser.call('POST', '/session', { email: 'olga@example.com', password: 'wrong' })
  const unknown = await browser.call('POST', '/session', { email: 'nobody@example.com', password })
  expect(wrong.body).toMatchObject({ status: 401, code: 'edge.wrong_password' })
  expect(unknown.body).toEqual(wrong.body)
  expect(wrong.headers.getSetCookie()).toEqual([])
  expect(log.lines).toEqual([])
})

test('attempts are counted by e-mail, and forgotten after a minute', async () => {
  await makeOwner(edge)
  const browser = new Browser(edge)
  const attempt = (email: string) => browser.call('POST', '/session', { email, password: 'wrong' })
  for (let i = 0; i < 10; i += 1) expect((await attempt('olga@example.com')).status).toBe(401)
  const refused = await attempt('olga@example.com')
  expect(refused.body).toMatchObject({ status: 429, code: 'edge.too_many_attempts', params: { seconds: 60 } })
  expect(refused.headers.get('retry-after')).toBe('60')
  expect((await attempt('other@example.com')).status).toBe(401)
  clock.now = new Date(clock.now.getTime() + 61_000)
  expect((await browser.call('POST', '/session', { email: 'olga@example.com', password })).status).toBe(200)
})

test('a new password ends all other sessions', async () => {
  const owner = await makeOwner(edge)
  const elsewhere = new Browser(edge)
  await elsewhere.call('POST', '/session', { email: 'olga@example.com', password })
  const change = { current: 'not the password', new: 'a better password' }
  expect(await codeOf(owner.call('PATCH', '/session/password', change))).toBe(
    '400 edge.wrong_current_password',
  )
  expect((await elsewhere.call('GET', '/session')).status).toBe(200)

  expect((await owner.call('PATCH', '/session/password', { ...change, current: password })).status).toBe(204)
  expect((await owner.call('GET', '/session')).status).toBe(200)
  expect((await elsewhere.call('GET', '/session')).status).toBe(401)
  const old = new Browser(edge).call('POST', '/session', { email: 'olga@example.com', password })
  expect(await codeOf(old)).toBe('401 edge.wrong_password')
})

test('an invitation works once, for seven days', async () => {
  const owner = await makeOwner(edge)
  const mo = { name: 'Mo', email: 'mo@example.com', role: 'marketer' }
  const { status, body } = await owner.call('POST', '/people', mo)
  expect(status).toBe(201)
  expect(body.person).toMatchObject({ ...mo, status: 'invited' })
  const token = linkToken(body.invite_link)
  const browser = new Browser(edge)
  expect(await codeOf(browser.call('POST', '/session', { email: mo.email, password }))).toBe(
    '401 edge.wrong_password',
  )
  expect((await browser.call('GET', `/invite?token=${token}`)).body).toEqual({ name: 'Mo', email: mo.email })
  expect(await codeOf(browser.call('POST', '/invite', { token, password: 'short' }))).toBe(
    '400 edge.invalid_input',
  )
  expect((await browser.call('POST', '/invite', { token, password })).body).toMatchObject({
    role: 'marketer',
  })
  expect((await browser.call('GET', '/session')).status).toBe(200)
  expect(await codeOf(browser.call('POST', '/invite', { token, password }))).toBe('410 edge.invite_invalid')

  const late = await owner.call('POST', '/people', { ...mo, email: 'late@example.com' })
  clock.now = new Date(clock.now.getTime() + 7 * 24 * 60 * 60_000)
  const lateToken = linkToken(late.body.invite_link)
  expect(await codeOf(browser.call('GET', `/invite?token=${lateToken}`))).toBe('410 edge.invite_invalid')
})

test('a new link replaces the old one, and its use ends the sessions of the person', async () => {
  const owner = await makeOwner(edge)
  const mo = await invite(owner, 'marketer')
  const first = await owner.call('POST', `/people/${mo.id}/invite`)
  const second = await owner.call('POST', `/people/${mo.id}/invite`)
  const browser = new Browser(edge)
  const accept = ({ body }: { body: { invite_link: string } }) =>
    browser.call('POST', '/invite', { token: linkToken(body.invite_link), password: 'another password' })
  expect(await codeOf(accept(first))).toBe('410 edge.invite_invalid')
  expect((await mo.call('GET', '/session')).status).toBe(200)
  expect((await accept(second)).status).toBe(200)
  expect((await mo.call('GET', '/session')).status).toBe(401)
})

test('the operator of the command line is an owner without an account', async () => {
  const browser = new Browser(edge)
  const authorization = `Bearer ${operatorToken(testSecret)}`
  const call = (method: string, path: string, body?: unknown) =>
    browser.call(method, path, body, { authorization })
  expect((await call('GET', '/session')).body).toMatchObject({
    id: 'operator',
    name: 'operator',
    role: 'owner',
  })
  expect((await call('GET', '/people')).status).toBe(200)
  expect((await call('DELETE', '/session')).status).toBe(204)
  const change = { current: password, new: password }
  expect(await codeOf(call('PATCH', '/session/password', change))).toBe('403 edge.operator_has_no_password')
  for (const wrong of [`Bearer ${operatorToken('another home')}`, 'Bearer', 'Basic b3BlcmF0b3I6', '']) {
    const refused = browser.call('GET', '/session', undefined, { authorization: wrong })
    expect(await codeOf(refused)).toBe('401 edge.invalid_token')
  }
})

test('behind https the cookie is Secure', async () => {
  const { edge: secure } = testEdge(state, { publicUrl: 'https://talweg.example.com/' })
  const link = await secure.setupLink()
  expect(link).toMatch(/^https:\/\/talweg\.example\.com\/setup\?token=[\w-]{43}$/)
  const owner = { name: 'Olga', email: 'olga@example.com', password, token: linkToken(link) }
  const { headers } = await new Browser(secure).call('POST', '/setup', owner)
  expect(headers.getSetCookie().join()).toMatch(/^__Secure-.*; Secure/i)
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
})

test('the language that a person chose comes before that of the browser', async () => {
  const owner = await makeOwner(edge)
  const detail = async (path: string, headers: Record<string, string>) =>
    (await owner.call('GET', path, undefined, headers)).body.detail
  expect(await detail('/people?limit=0', { 'accept-language': 'zh-CN,zh;q=0.9' })).toContain('未作任何更改')
  expect(await detail('/people?limit=0&lang=zh', {})).toContain('未作任何更改')
  expect((await owner.call('PATCH', '/session', { language: 'en' })).body.language).toBe('en')
  expect(await detail('/people?limit=0&lang=zh', {})).toContain('Nothing was changed')
})

test('without the database nobody is signed out: the answer is to try again', async () => {
  const owner = await makeOwner(edge)
  const closing = await openState({
    home: '',
    databaseUrl: state.url,
    log,
    migrations: await loadMigrations(),
  })
  const { edge: cutOff } = testEdge(closing)
  const browser = new Browser(cutOff)
  for (const [name, value] of owner.cookies) browser.cookies.set(name, value)
  expect((await browser.call('GET', '/session')).status).toBe(200)
  await closing.close()
  expect(await codeOf(browser.call('GET', '/session'))).toBe('503 state.unavailable')
  const signIn = browser.call('POST', '/session', { email: 'olga@example.com', password })
  expect(await codeOf(signIn)).toBe('503 state.unavailable')
  expect(browser.cookies.size).toBe(1)
})

test('tables that do not fit better-auth are found before they are used', async () => {
  const owner = await makeOwner(edge)
  await sql`alter table edge.sessions rename column user_agent to agent`.execute(state.db)
  const { edge: misfit, log: itsLog } = testEdge(state)
  const browser = new Browser(misfit)
  for (const [name, value] of owner.cookies) browser.cookies.set(name, value)
  expect(await codeOf(browser.call('GET', '/session'))).toBe('500 edge.internal')
  expect(itsLog.lines.join()).toContain('sessions.user_agent')
  await sql`alter table edge.sessions rename column agent to user_agent`.execute(state.db)
})
