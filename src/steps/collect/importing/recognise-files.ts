import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { type Api, ApiProblem, type Terminal } from '../../../ground/edge/index.ts'
import { Fault } from '../../../ground/kernel/index.ts'
import { type Choice, chooseFields } from '../mappings/choose.ts'
import {
  type ChosenReading,
  type FileInspection,
  type FilePlan,
  Kind,
  planOf,
  tableLabel,
  UploadedFile,
} from '../model.ts'

/** Fields of the dictionary, as far as a correction needs them. */
const Fields = z.object({ items: z.array(z.object({ kind: z.string(), field: z.string() })) })

/** A table as it was recognised, and the plan that follows from it; null when it is left out. */
export type Recognised = Readonly<{ inspection: FileInspection; plan: FilePlan | null }>

/** A table of a file that is not taken, and why. */
export type Skipped = Readonly<{ name: string; reason: string }>

/** What was found in files: every table, and what is left out. */
export type RecognisedFiles = Readonly<{ tables: Recognised[]; skipped: Skipped[] }>

type Say = Terminal['say']

type Wanted = Readonly<{
  kind?: Kind | undefined
  source?: string | undefined
  /** What the file is called; the name that it has on this machine when left out. */
  name?: string | undefined
  /** Names of the tables that are wanted; without them all that are not hidden. */
  tables?: readonly string[]
  /** How the files are read, where that is not left to what is recognised. */
  chosen?: ChosenReading
  /** Corrections of what columns are taken for, laid over what was recognised. */
  choices?: readonly Choice[]
  /** Of a folder: only files whose names come behind this one. */
  after?: string | undefined
}>

/** Files of one folder that are taken at once; how to go on with what is beyond is said. */
const mostOfFolder = 500

/** Uploads a file and takes what was recognised in its tables for their plans. */
export async function recogniseFile(
  api: Api,
  path: string,
  say: Say,
  {
    kind: chosen,
    source: given,
    name: called,
    tables: wanted = [],
    choices = [],
    chosen: reading = {},
  }: Wanted = {},
): Promise<RecognisedFiles> {
  const query = new URLSearchParams({
    name: called ?? basename(path),
    ...(chosen ? { kind: chosen } : {}),
    ...(given ? { source: given } : {}),
    ...Object.fromEntries(Object.entries(reading).map(([key, value]) => [key, String(value)])),
  })
  const { tables, left_out } = UploadedFile.parse(await api.upload(`/files?${query}`, path))
  const skipped = left_out.map((each) => ({ name: tableLabel(each), reason: each.reason }))
  const known = choices.length > 0 ? Fields.parse(await api.get('/fields')).items : []
  const recognised: Recognised[] = []
  for (const inspection of tables) {
    const { table, hidden, kind } = inspection
    const isWanted = wanted.length === 0 ? !hidden : table !== null && wanted.includes(table)
    const fields = kind ? chooseFields(inspection, kind, choices, known) : undefined
    const plan = (isWanted && planOf(inspection, { source: given, fields })) || null
    recognised.push({ inspection, plan })
    if (!isWanted && wanted.length > 0) continue
    if (plan === null)
      skipped.push({
        name: tableLabel(inspection),
        reason: say(hidden ? 'collect.table_hidden' : 'collect.table_fits_nothing'),
      })
  }
  return { tables: recognised, skipped }
}

/**
 * The same for a file that a person named: it must fit something.
 * @throws Fault `collect.fits_nothing`
 */
export async function recogniseNamed(
  api: Api,
  path: string,
  say: Say,
  wanted: Wanted,
): Promise<RecognisedFiles> {
  const found = await recogniseFile(api, path, say, wanted)
  if (found.tables.every(({ plan }) => plan === null))
    throw new Fault('invalid', 'collect.fits_nothing', {
      file: wanted.name ?? path,
      known: Kind.options.join('|'),
    })
  return found
}

/**
 * The files of a folder in the order of names, `most` of them, each recognised or left out with its reason. Folders within
 * it are not entered, which is said; names that begin with a dot are passed over.
 * @throws Fault `collect.no_folder`
 */
export async function recogniseFolder(
  api: Api,
  folder: string,
  say: Say,
  wanted: Wanted = {},
  most = mostOfFolder,
): Promise<RecognisedFiles> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new Fault('missing', 'collect.no_folder', { folder }, { cause })
  })
  const shown = entries.filter(({ name }) => !name.startsWith('.'))
  const names = shown
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map(({ name }) => name)
    .filter((name) => wanted.after === undefined || name > wanted.after)
    .sort()
  const tables: Recognised[] = []
  const skipped: Skipped[] = []
  let taken = 0
  for (const name of names.slice(0, most)) {
    try {
      const found = await recogniseFile(api, join(folder, name), say, wanted)
      // A workbook may hold many tables, and one import takes so many.
      if (taken > 0 && planned(tables) + planned(found.tables) > most) break
      tables.push(...found.tables)
      skipped.push(...found.skipped)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status >= 500) throw error
      skipped.push({ name, reason: error.problem.detail })
    }
    taken += 1
  }
  const inner = shown.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  if (inner.length > 0 && wanted.after === undefined)
    skipped.push({
      name: folder,
      reason: say('collect.folder_folders', { count: inner.length, folder: join(folder, inner[0] ?? '') }),
    })
  const last = names[taken - 1]
  if (last !== undefined && names.length > taken)
    skipped.push({
      name: folder,
      reason: say('collect.folder_rest', { taken, last, rest: names.length - taken }),
    })
  return { tables, skipped }
}

const planned = (tables: readonly Recognised[]): number => tables.filter(({ plan }) => plan !== null).length

/** Whether a path leads to a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true
}
