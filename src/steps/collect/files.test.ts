import { createHash } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { asNobody, withLargestFile } from '../../../test/support/limits.ts'
import { openFiles } from './files.ts'

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-files-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

const rows = 'name\nAcme\n'
const id = createHash('sha256').update(rows).digest('hex')

test('keeps the same bytes once, under the hash of them', async () => {
  const folder = await temporaryFolder()
  const files = await openFiles(folder)
  expect(await files.keep(chunks(rows))).toBe(id)
  expect(await files.keep(chunks('name\n', 'Acme\n'))).toBe(id)
  expect(await readdir(folder)).toEqual([id])
  expect(await readFile(await files.path(id), 'utf8')).toBe(rows)
})

test('leaves nothing of an upload that breaks off', async () => {
  const folder = await temporaryFolder()
  const files = await openFiles(folder)
  const broken = async function* () {
    yield Buffer.from('name\n')
    throw new Error('the line is dead')
  }
  await expect(files.keep(broken())).rejects.toThrow('the line is dead')
  expect(await readdir(folder)).toEqual([])
})

test('leaves nothing of an upload that the disk has no room for', async () => {
  const folder = await temporaryFolder()
  const files = await openFiles(folder)
  const keep = () => files.keep(chunks(rows, 'x'.repeat(5000)))
  await expect(withLargestFile(4096, keep)).rejects.toMatchObject({ code: 'EFBIG' })
  expect(await readdir(folder)).toEqual([])
  expect(await keep()).toMatch(/^[0-9a-f]{64}$/)
})

test('a folder that it may not write in is left as it is', async () => {
  const folder = await temporaryFolder()
  const files = await openFiles(folder)
  await chmod(folder, 0o555)
  await expect(asNobody(() => files.keep(chunks(rows)))).rejects.toMatchObject({ code: 'EACCES' })
  expect(await readdir(folder)).toEqual([])
  await chmod(folder, 0o700)
  expect(await files.keep(chunks(rows))).toBe(id)
})

test('forgets half an upload of a process that was killed', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'some.part'), 'half an upl')
  const files = await openFiles(folder)
  expect(await files.keep(chunks(rows))).toBe(id)
  expect(await readdir(folder)).toEqual([id])
})

test('knows no file by a name that is no hash', async () => {
  const files = await openFiles(await temporaryFolder())
  for (const name of ['', '../secret', id])
    await expect(files.path(name)).rejects.toMatchObject({ code: 'collect.file_missing' })
})
