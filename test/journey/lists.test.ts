import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { isAlive } from '../../src/app/cli/connect.ts'
import { recogniseFile } from '../../src/steps/collect/index.ts'
import { Preview } from '../../src/steps/collect/preview/model.ts'
import { TargetList } from '../../src/steps/identify/index.ts'
import { withTalweg } from '../support/talweg.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talweg-lists-'))
  const rows = Array.from({ length: 40 }, (_, i) => `Company ${i},company${i}.example,${i + 1}`)
  await writeFile(join(folder, 'accounts.csv'), ['Account Name,Website,Employees', ...rows].join('\n'))
  return () => rm(folder, { recursive: true, force: true })
})

const members = (accounts: readonly { account_id: string }[]) => accounts.map(({ account_id }) => account_id)

test("a list that is built again on an older version of its profile keeps that version's gate", () =>
  withTalweg(async (talweg) => {
    await talweg.importFolder(folder)
    const first = await talweg.learn({ gate: [{ field: 'employees', op: 'at_least', value: 20 }] })
    const list = await talweg.build({ name: 'Pilot', owner: 'Lin', profile_id: first.profile_id })
    const before = members(await talweg.targets(list.list_id))
    expect(before).toHaveLength(21)
    await talweg.learn({ gate: [] })
    await talweg.api.job(`/targets/${list.list_id}/build`, {})
    expect(members(await talweg.targets(list.list_id))).toEqual(before)
  }))

test('a wish that cannot be met does not replace the last one that could', () =>
  withTalweg(async (talweg) => {
    await talweg.importFolder(folder)
    await talweg.learn()
    const list = await talweg.build()
    const request = { name: 'Pilot', owner: 'Lin', profile_id: 'icp_nothing' }
    await expect(talweg.api.job(`/targets/${list.list_id}/build`, { request })).rejects.toThrow()
    const again = TargetList.parse((await talweg.api.job(`/targets/${list.list_id}/build`, {})).result)
    expect(again.version).toBe(2)
  }))

test('nothing is learned from an empty home', () =>
  withTalweg(async (talweg) => {
    await expect(talweg.learn()).rejects.toMatchObject({ problem: { code: 'identify.no_accounts' } })
  }))

describe('a preview', () => {
  test('compares a file with the one before it, as the import does', () =>
    withTalweg(async (talweg) => {
      const second = await mkdtemp(join(tmpdir(), 'talweg-lists-'))
      onTestFinished(() => rm(second, { recursive: true, force: true }))
      await writeFile(
        join(second, 'accounts 2024-04.csv'),
        'Account Name,Website,Employees\nCompany 1,company1.example,2\nCompany 99,company99.example,9\n',
      )
      const plans = []
      for (const path of [join(folder, 'accounts.csv'), join(second, 'accounts 2024-04.csv')])
        plans.push(...(await recogniseFile(talweg.api, path, (key) => key)).tables.map(({ plan }) => plan))
      const { files } = Preview.parse(await talweg.api.post('/imports/preview', { files: plans }))
      const created = files.map(({ counts }) => counts.created).sort((a, b) => a - b)
      expect(created.reduce((sum, count) => sum + count, 0)).toBe(41)
      expect(files.reduce((sum, { counts }) => sum + counts.unchanged, 0)).toBe(1)
    }))
})

test('a server that does not know the secret of the home is not told the token', async () => {
  const { createServer } = await import('node:http')
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ status: 'ok', version: '0', proof: 'guessed' }))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  expect(await isAlive(`http://127.0.0.1:${port}`, 'secret of the home')).toBe(false)
  expect(asked).toEqual([undefined])
})
