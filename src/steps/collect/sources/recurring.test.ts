import { appendFile, mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testSecret } from '../../../../test/support/edge.ts'
import { withLargestFile } from '../../../../test/support/limits.ts'
import { openCollect } from '../../../../test/support/sources.ts'
import { testState } from '../../../../test/support/state.ts'
import { operatorToken } from '../../../ground/edge/index.ts'
import type { Alert, Recurring, Run, Source } from './model.ts'

const state = await testState()
const collect = await openCollect(state)
const { clock, look } = collect
const pass = (hours: number) => {
  clock.now = new Date(clock.now.getTime() + hours * 3_600_000)
}

let root: string
let count = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'talweg-watched-'))
})
afterAll(async () => {
  await collect.close()
  await rm(root, { recursive: true, force: true })
})

/** A source of its own for each test. */
let source: Source
let folder: string

beforeEach(async () => {
  source = await collect.ask('POST', '/sources', { label: `source ${++count}` })
  folder = join(root, String(count))
  await mkdir(folder)
})

const path = (rest = '') => `/sources/${source.source_id}${rest}`
const json = <T>(method: string, rest: string, body?: object) => collect.ask<T>(method, path(rest), body)
const watchFolder = () => json<Recurring>('PUT', '/folder', { path: folder })
const runs = async () => (await json<{ items: Run[] }>('GET', '/runs')).items
const alerts = async () =>
  (await collect.ask<{ items: Alert[] }>('GET', '/sources/alerts')).items.filter(
    ({ source_id }) => source_id === source.source_id,
  )
const shown = () => json<Source>('GET', '')

const companies = (rows: number, from = 0) =>
  Array.from(
    { length: rows },
    (_, i) => `a${from + i},Company ${from + i},c${from + i}.example,Retail,${100 + i}\n`,
  ).join('')
const header = 'Account ID,Account Name,Website,Industry,Employees\n'
const put = (name: string, text: string | Buffer) => writeFile(join(folder, name), text)

describe('a watched folder', () => {
  test('a file that has come to rest comes in once, and stays where it is', async () => {
    await watchFolder()
    await put('accounts.csv', header + companies(3))
    await look(1)
    expect(await runs()).toEqual([])
    await look(1)
    expect(await runs()).toMatchObject([
      { name: 'accounts.csv', status: 'imported', rows: 3, refused: 0, channel: 'folder', reasons: [] },
    ])
    await look(3)
    collect.forget()
    await look(3)
    expect(await runs()).toHaveLength(1)
    expect(await readdir(folder)).toEqual(['accounts.csv'])
    const found = await shown()
    expect(found).toMatchObject({ imports: 1, rows: 3, recurring: true, alerts: 0 })
    // The same content under another name is noted, and changes nothing.
    await put('copy.csv', header + companies(3))
    await look(2)
    expect((await runs()).map(({ name, status }) => [name, status])).toContainEqual(['copy.csv', 'same'])
    expect(await shown()).toMatchObject({ imports: 1 })
  })

  test('a file that grows is left alone until it does not', async () => {
    await watchFolder()
    await put('accounts.csv', header)
    for (let i = 0; i < 3; i++) {
      await look()
      await appendFile(join(folder, 'accounts.csv'), companies(2, i * 2))
    }
    expect(await runs()).toEqual([])
    await look(2)
    expect(await runs()).toMatchObject([{ rows: 6 }])
  })

  test('what came while nobody served is taken at the next start', async () => {
    await watchFolder()
    collect.forget()
    await put('accounts.csv', header + companies(2))
    collect.forget()
    await look(2)
    expect(await runs()).toMatchObject([{ status: 'imported', rows: 2 }])
  })

  test('links, folders, hidden and unfinished files are not taken', async () => {
    await watchFolder()
    const secret = join(root, `secret-${count}.csv`)
    await writeFile(secret, header + companies(1, 900))
    await symlink(secret, join(folder, 'link.csv'))
    await symlink('/etc', join(folder, 'etc'))
    await mkdir(join(folder, 'inner'))
    await writeFile(join(folder, 'inner', 'deep.csv'), header + companies(1))
    for (const name of ['.hidden.csv', '~$accounts.xlsx', 'accounts.csv.part', 'a.csv.tmp', 'b.crdownload'])
      await put(name, header + companies(1))
    await put('empty.csv', '')
    await look(3)
    expect(await runs()).toEqual([])
    // A file that is put in the place of a link is one.
    await rm(join(folder, 'link.csv'))
    await put('link.csv', header + companies(1))
    await look(2)
    expect(await runs()).toMatchObject([{ name: 'link.csv', status: 'imported' }])
  })

  test('only a full path to a folder of its own is watched', async () => {
    await put('accounts.csv', header)
    for (const [path, code] of [
      ['exports', 'collect.folder_relative'],
      ['../exports', 'collect.folder_relative'],
      [join(folder, 'none'), 'collect.folder_missing'],
      [join(folder, 'accounts.csv'), 'collect.folder_missing'],
      [collect.home, 'collect.folder_home'],
      [join(collect.home, 'files'), 'collect.folder_home'],
      [`${folder}/../${count}/../..`, 'collect.folder_home'],
      ['/', 'collect.folder_home'],
    ])
      expect(await json('PUT', '/folder', { path }), path).toMatchObject({ code })
    await symlink(collect.home, join(root, `home-${count}`))
    expect(await json('PUT', '/folder', { path: join(root, `home-${count}`) })).toMatchObject({
      code: 'collect.folder_home',
    })
    expect((await json<Recurring>('GET', '/recurring')).folder).toBeNull()
  })

  test('a folder that is gone is said, and the alert goes when it is back', async () => {
    await watchFolder()
    await rename(folder, `${folder}-away`)
    await look(1)
    expect(await alerts()).toMatchObject([{ code: 'folder', seen_at: null }])
    expect((await json<Recurring>('GET', '/recurring')).folder?.problem).toContain(folder)
    await rename(`${folder}-away`, folder)
    await look(1)
    expect(await alerts()).toEqual([])
  })

  test('a file that fits nothing, or is no table, waits with its reason', async () => {
    await watchFolder()
    await put('notes.csv', 'zq,xv\nlorem,ipsum\ndolor,sit\n')
    await writeFile(
      join(folder, 'picture.csv'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    )
    await look(2)
    const found = Object.fromEntries((await runs()).map((run) => [run.name, run]))
    expect(found['notes.csv']).toMatchObject({ status: 'held', reasons: [{ code: 'fits_nothing' }] })
    expect(found['picture.csv']?.status).toBe('failed')
    expect((await alerts()).map(({ code }) => code).sort()).toEqual(['failed', 'waiting'])
    const left = await json<Run>('POST', `/runs/${found['notes.csv']?.run_id}/leave-out`)
    expect(left).toMatchObject({ status: 'left_out', decided_by: 'operator' })
    expect(await json('POST', `/runs/${left.run_id}/import`)).toMatchObject({ code: 'collect.run_settled' })
    expect((await alerts()).map(({ code }) => code)).toEqual(['failed'])
  })
})

describe('odd files', () => {
  const deliver = async (month: number, text: string) => {
    pass(24 * 30)
    await put(`accounts 2026-${String(month).padStart(2, '0')}.csv`, text)
    await look(2)
    return (await runs())[0]
  }

  test('a file that has shrunk is held, and comes in when a person says so', async () => {
    await watchFolder()
    await deliver(1, header + companies(10))
    await deliver(2, header + companies(12))
    const run = await deliver(3, header + companies(5, 40))
    expect(run).toMatchObject({
      status: 'held',
      reasons: [{ code: 'shrunk', params: { rows: 5, usual: 11 } }],
    })
    expect(await shown()).toMatchObject({ imports: 2, alerts: 1 })
    const [alert] = await alerts()
    expect(alert).toMatchObject({ code: 'shrunk', name: 'accounts 2026-03.csv', run_id: run?.run_id })

    const seen = await collect.ask<Alert>('POST', `/sources/alerts/${alert?.alert_id}/seen`)
    expect(seen).toMatchObject({ seen_by: 'operator', seen_at: clock.now.toISOString() })
    expect(await shown()).toMatchObject({ alerts: 0 })

    await json('POST', `/runs/${run?.run_id}/import`)
    await look(1)
    expect((await runs())[0]).toMatchObject({ status: 'imported', rows: 5, decided_by: 'operator' })
    expect(await alerts()).toEqual([])
    expect(await shown()).toMatchObject({ imports: 3 })
  })

  test('a file with other columns is held and says which; the next good one does not close it, leaving it out does', async () => {
    await watchFolder()
    await deliver(1, header + companies(10))
    const run = await deliver(2, `${header.replace('Website', 'Homepage').trim()},VAT\n${companies(10)}`)
    expect(run).toMatchObject({ status: 'held', reasons: [{ code: 'columns' }] })
    expect(run?.reasons[0]?.text).toContain('VAT')
    await deliver(3, header + companies(11))
    expect((await alerts()).map(({ code }) => code)).toEqual(['columns'])
    await json('POST', `/runs/${run?.run_id}/leave-out`)
    expect(await alerts()).toEqual([])
  })

  test('an archive is one feed, and its tables are looked at one by one', async () => {
    await watchFolder()
    await put('accounts 2026-01.csv.gz', gzipSync(header + companies(10)))
    await look(2)
    await put('accounts 2026-02.csv.gz', gzipSync(header + companies(3, 40)))
    await look(2)
    expect((await runs()).map(({ status, reasons }) => [status, reasons[0]?.code])).toEqual([
      ['held', 'shrunk'],
      ['imported', undefined],
    ])
  })

  test('a run is decided under its own source alone', async () => {
    await watchFolder()
    await deliver(1, header + companies(10))
    const run = await deliver(2, header + companies(2, 80))
    const other = await collect.ask<Source>('POST', '/sources', { label: `other ${count}` })
    const answer = await collect.ask('POST', `/sources/${other.source_id}/runs/${run?.run_id}/import`)
    expect(answer).toMatchObject({ code: 'collect.run_missing' })
  })

  test('a held file that a person imports by hand waits no more', async () => {
    await watchFolder()
    await deliver(1, header + companies(10))
    const run = await deliver(2, header + companies(2, 80))
    expect(run?.status).toBe('held')
    await collect.ask('POST', '/imports', {
      files: [
        {
          file_id: run?.file_id,
          name: run?.name,
          kind: 'accounts',
          source: source.label,
          fields: ['external_id', 'name', 'domain', 'industry', 'employees'],
        },
      ],
    })
    await collect.ended()
    expect((await runs())[0]).toMatchObject({ status: 'imported', rows: 2, reasons: [] })
    expect(await alerts()).toEqual([])
  })

  test('a source may take odd files all the same; it is said until the next good one', async () => {
    await watchFolder()
    await json('PATCH', '/recurring', { on_change: 'import' })
    await deliver(1, header + companies(10))
    await deliver(2, `${header.trim()},City\n${companies(2, 60).replaceAll('\n', ',Boston\n')}`)
    expect((await runs())[0]).toMatchObject({ status: 'imported' })
    expect((await alerts()).map(({ code }) => code).sort()).toEqual(['columns', 'shrunk'])
    await deliver(3, `${header.trim()},City\n${companies(9).replaceAll('\n', ',Boston\n')}`)
    expect(await alerts()).toEqual([])
  })

  test('more refused rows than usual are said', async () => {
    await watchFolder()
    for (const month of [1, 2]) await deliver(month, header + companies(20, month * 20))
    await deliver(3, `${header}${companies(18, 90)},,,Retail,1\n,,,Food,2\n`)
    expect(await alerts()).toMatchObject([{ code: 'refused' }])
    // Taking it back takes the alert back.
    const { items } = await collect.ask<{ items: { import_id: string }[] }>(
      'GET',
      `/imports?${new URLSearchParams({ source: source.label })}`,
    )
    await collect.ask('POST', `/imports/${items[0]?.import_id}/undo`)
    await collect.ended()
    expect(await alerts()).toEqual([])
  })

  test('a file that does not come is missed, after the rhythm or after what was said', async () => {
    await watchFolder()
    for (const month of [1, 2, 3, 4]) await deliver(month, header + companies(10, month))
    pass(24 * 40)
    expect(await alerts()).toEqual([])
    pass(24 * 6)
    const [missing] = await alerts()
    expect(missing).toMatchObject({ code: 'missing' })
    expect(missing?.text).toContain('accounts')
    await json('PATCH', '/recurring', { expect_hours: 24 * 60 })
    expect(await alerts()).toEqual([])
    await json('PATCH', '/recurring', { expect_hours: 24 })
    expect((await alerts()).map(({ code }) => code)).toEqual(['missing'])
    await deliver(5, header + companies(10, 5))
    expect(await alerts()).toEqual([])
    await json('DELETE', '/folder')
    pass(24 * 400)
    expect(await alerts()).toEqual([])
  })
})

describe('an address to upload to', () => {
  const send = (token: string, name: string, body: string, to = source.source_id) =>
    collect.request(`/sources/${to}/upload?${new URLSearchParams({ name })}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    })
  const newToken = () => json<{ token: string; token_id: string }>('POST', '/tokens')

  test('a file sent with the token of the source comes in, once', async () => {
    const { token, token_id } = await newToken()
    const sent = await send(token, 'accounts.csv', header + companies(4))
    expect(sent.status).toBe(202)
    const run = (await sent.json()) as Run
    expect(run.job_id).not.toBeNull()
    await look(1)
    expect(await runs()).toMatchObject([
      { run_id: run.run_id, status: 'imported', rows: 4, channel: 'upload' },
    ])
    expect((await (await send(token, 'accounts.csv', header + companies(4))).json()) as Run).toMatchObject({
      status: 'same',
      job_id: null,
    })
    const recurring = await json<Recurring>('GET', '/recurring')
    expect(recurring.tokens).toMatchObject([{ token_id, used_at: clock.now.toISOString() }])
    expect(JSON.stringify(recurring)).not.toContain(token)
  })

  test('no other token, no other source, and no token that was revoked', async () => {
    const { token, token_id } = await newToken()
    const other = await collect.ask<Source>('POST', '/sources', { label: `other ${count}` })
    const refused = async (...sent: Parameters<typeof send>) => {
      const answer = await send(...sent)
      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({ code: 'collect.upload_refused' })
    }
    await refused('wrong', 'a.csv', header)
    await refused('', 'a.csv', header)
    await refused(token, 'a.csv', header, other.source_id)
    await refused(token, 'a.csv', header, 'src_none')
    await refused(operatorToken(testSecret), 'a.csv', header)
    // The token opens nothing else.
    const elsewhere = await collect.request(path(), { headers: { authorization: `Bearer ${token}` } })
    expect(elsewhere.status).toBe(401)
    await json('DELETE', `/tokens/${token_id}`)
    await refused(token, 'a.csv', header)
    expect(await runs()).toEqual([])
  })

  test('a name is a name, wherever it would lead as a path', async () => {
    const { token } = await newToken()
    await send(token, '../../../etc/passwd', header + companies(1, 70))
    await look(1)
    expect(await runs()).toMatchObject([{ name: 'passwd', status: 'imported' }])
    expect((await readdir(join(collect.home, 'files'))).every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(
      true,
    )
  })

  test('who tries too often has to wait', async () => {
    const { token } = await newToken()
    pass(1)
    for (let i = 0; i < 60; i++) expect((await send('wrong', 'a.csv', header)).status).toBe(401)
    expect((await send('wrong', 'a.csv', header)).status).toBe(429)
    // Who knows the token is not kept out by those who do not.
    for (let i = 0; i < 60; i++) expect((await send(token, 'a.csv', header + companies(1))).status).toBe(202)
    expect((await send(token, 'a.csv', header + companies(1))).status).toBe(429)
    pass(1)
    expect((await send(token, 'a.csv', header + companies(2))).status).toBe(202)
    await look(1)
  })
})

test('a run whose end was not kept comes in once all the same', async () => {
  await watchFolder()
  await put('accounts.csv', header + companies(3))
  await look(2)
  // As if the process had died between the commit of the facts and the note of the run.
  await state.pool.query(
    "update collect.runs set status = 'waiting', job_id = null, rows = null where source_id = $1",
    [source.source_id],
  )
  await look(1)
  expect(await runs()).toMatchObject([{ status: 'imported', rows: 3 }])
  expect(await shown()).toMatchObject({ imports: 1 })
})

test('a run that lost its job gets another, and a cancelled one waits', async () => {
  await watchFolder()
  await put('accounts.csv', header + companies(3))
  await utimes(join(folder, 'accounts.csv'), 1, 1)
  await look(2)
  const { token } = await json<{ token: string }>('POST', '/tokens')
  const sent = await collect.request(path('/upload?name=b.csv'), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: header + companies(300, 500),
  })
  const { job_id } = (await sent.json()) as Run
  await collect.jobs.cancel(job_id ?? '')
  await look(2)
  const [run] = await runs()
  // It may have been quicker than we were.
  if (run?.status !== 'imported')
    expect(run).toMatchObject({ status: 'held', reasons: [{ code: 'cancelled' }] })
})

test('a file for which there was no room is tried again by itself, at ever longer times', async () => {
  await watchFolder()
  await put('accounts.csv', header + companies(3))
  const tries = async () =>
    (await collect.jobs.list({ limit: 1000 })).filter(({ input }) =>
      JSON.stringify(input).includes(run.run_id),
    ).length
  await look()
  await withLargestFile(10_000, () => look())
  await look()
  const run = onlyRun(await runs())
  expect(run).toMatchObject({ status: 'failed', reasons: [{ code: 'kernel.file_limit' }] })
  expect(run.reasons[0]?.text).toMatch(/tries again by itself/)
  expect(await alerts()).toMatchObject([{ code: 'failed', run_id: run.run_id }])
  await look()
  expect(await tries()).toBe(1)
  pass(0.1)
  await withLargestFile(10_000, () => look())
  await look()
  pass(0.1)
  await look()
  expect(await tries()).toBe(2)
  pass(0.1)
  await look()
  expect(await tries()).toBe(3)
  expect(await runs()).toMatchObject([{ status: 'imported', rows: 3, reasons: [] }])
  expect(await alerts()).toEqual([])
})

const onlyRun = (all: readonly Run[]): Run => {
  const [run] = all
  if (all.length !== 1 || !run) throw new Error(`${all.length} runs`)
  return run
}
