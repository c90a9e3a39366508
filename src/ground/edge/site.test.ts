import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testEdge } from '../../../test/support/edge.ts'
import { testState } from '../../../test/support/state.ts'

const folder = await mkdtemp(join(tmpdir(), 'talweg-site-'))
const web = join(folder, 'dist')
await mkdir(join(web, 'assets'), { recursive: true })
await writeFile(join(folder, 'secret.txt'), 'secret')
await writeFile(join(web, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><b>app</b>')
await writeFile(join(web, 'favicon.svg'), '<svg/>')
await writeFile(join(web, 'assets', 'main-3f9c.js'), 'plain')
await writeFile(join(web, 'assets', 'main-3f9c.js.br'), 'brotli')
await writeFile(join(web, 'assets', 'main-3f9c.js.gz'), 'gzip')
afterAll(() => rm(folder, { recursive: true }))

const { edge } = testEdge(await testState(), { web })
const get = async (path: string, headers: Record<string, string> = {}) =>
  edge.app.request(`http://localhost${path}`, { headers })

test('every place inside the application is its page, each time with a new nonce', async () => {
  const nonces = new Set<string>()
  for (const path of ['/', '/index', '/accounts/acc_1?sort=name', '/setup?token=x']) {
    const response = await get(path)
    const html = await response.text()
    const [, nonce = ''] = /content="([\w-]{22})"/.exec(html) ?? []
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; ` +
        "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    nonces.add(nonce)
  }
  expect(nonces.size).toBe(4)
})

test('files are kept by the browser when their name has a hash', async () => {
  const script = await get('/assets/main-3f9c.js')
  expect(await script.text()).toBe('plain')
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('x-content-type-options')).toBe('nosniff')
  const icon = await get('/favicon.svg')
  expect([icon.headers.get('cache-control'), icon.headers.get('content-type')]).toEqual([
    'no-cache',
    'image/svg+xml',
  ])
})

test('what the build has compressed is sent to who can read it', async () => {
  const asked = async (accept: string) => {
    const response = await get('/assets/main-3f9c.js', { 'accept-encoding': accept })
    expect(response.headers.get('vary')).toBe('accept-encoding')
    return `${response.headers.get('content-encoding')} ${await response.text()}`
  }
  expect(await asked('gzip, deflate, br')).toBe('br brotli')
  expect(await asked('gzip;q=1.0, br;q=0')).toBe('gzip gzip')
  expect(await asked('identity')).toBe('null plain')
})

test('nothing outside the folder, and no page where a file is missing', async () => {
  const paths = [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '//etc/passwd.txt',
    '/assets/gone-1234.js',
    '/assets/main-3f9c.js.br',
    '/%00.txt',
    '/%.txt',
  ]
  for (const path of paths) {
    const response = await get(path)
    expect(response.status, path).toBe(404)
    expect(await response.text()).not.toBe('secret')
  }
  expect((await get('/api/v1/nothing')).headers.get('content-type')).toContain('problem+json')
  expect((await edge.app.request('http://localhost/', { method: 'POST' })).status).toBe(404)
})
