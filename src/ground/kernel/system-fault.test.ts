import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Fault, saidFault, systemFault } from './index.ts'

const thrownBy = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => undefined,
    (error: unknown) => error,
  )

test('a disk without room is told as such', async () => {
  const full = await open('/dev/full', 'w')
  onTestFinished(() => full.close())
  const error = await thrownBy(() => full.appendFile('a row'))
  expect(systemFault(error)).toMatchObject({ kind: 'unavailable', code: 'kernel.disk_full', cause: error })
})

test.each([
  ['EDQUOT', 'kernel.disk_full'],
  ['EFBIG', 'kernel.file_limit'],
  ['EROFS', 'kernel.denied'],
  ['EACCES', 'kernel.denied'],
  ['EMFILE', 'kernel.too_many_open'],
  ['EIO', 'kernel.disk_broken'],
])('%s is %s, with what the system said', (code, fault) => {
  const error = Object.assign(new Error(`${code}: no, write`), { code })
  expect(systemFault(error)).toMatchObject({ code: fault, params: { reason: `${code}: no, write` } })
})

test('what the system does not refuse stays as it is, faults and what nobody foresaw too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-system-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'sub'))
  for (const error of [
    await thrownBy(() => writeFile(join(folder, 'none', 'file'), '')),
    await thrownBy(() => writeFile(join(folder, 'sub'), '')),
    new Fault('invalid', 'collect.file_empty'),
    new TypeError('no space left on device'),
    'ENOSPC',
  ])
    expect(systemFault(error)).toBe(error)
})

test.each([
  ['IO Error: Could not write file "/home/lake.duckdb.wal": No space left on device', 'kernel.disk_full'],
  [
    'Out of Memory Error: failed to offload data block of size 256 KiB\nThis limit was set',
    'kernel.disk_full',
  ],
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'kernel.disk_full'],
  ['sh: 1: cannot create .reachable: Read-only file system', 'kernel.denied'],
])('engines say it in words: %s', (text, code) => {
  expect(saidFault(text)).toMatchObject({ code, params: { reason: text.split('\n')[0] } })
})

test('other words of engines say nothing of the system', () => {
  expect(saidFault('Catalog Error: Table with name base does not exist')).toBeUndefined()
})
