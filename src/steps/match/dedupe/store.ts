import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Fault } from '../../../ground/kernel/index.ts'
import type { Found } from './found.ts'
import { DedupeLine, DedupeSummary } from './model.ts'
import { type KeptRows, openRows, writeRows } from './rows.ts'

/** What the last deduplications found, kept beside the lake until newer ones take their place. */
export type Dedupes = Readonly<{
  /** Begins one; what an earlier attempt at it left is gone. */
  begin(id: string): Promise<Draft>
  /** @throws Fault `match.dedupe.gone` */
  summary(id: string): Promise<DedupeSummary>
  /** Opens one for reading; its rows are to be closed. @throws Fault `match.dedupe.gone` */
  open(id: string): Promise<Kept>
}>

export type Draft = Readonly<{
  /** Keeps the rows as they come, and gives the number of bytes of each. */
  keepRows(rows: AsyncIterable<readonly string[]>): Promise<Int32Array>
  finish(summary: DedupeSummary, found: Found, bytes: Int32Array): Promise<void>
  /** Leaves nothing of it. */
  drop(): Promise<void>
}>

/** A deduplication with its rows. */
export type Kept = Readonly<{ summary: DedupeSummary; found: Found; rows: KeptRows }>

const mostKept = 5
const lists = ['group', 'like', 'weight', 'receipt', 'members', 'sizes', 'bytes'] as const
const About = z.object({ summary: DedupeSummary, receipts: z.array(z.array(DedupeLine)) })

/** Opens the folder; what an earlier process left there is gone, as the results of a tool are not data. */
export async function openDedupes(folder: string): Promise<Dedupes> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const place = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw gone()
    return join(folder, id)
  }
  const about = async (id: string) => {
    const text = await readFile(join(place(id), 'about.json'), 'utf8').catch(() => {
      throw gone()
    })
    return About.parse(JSON.parse(text))
  }
  return {
    async begin(id) {
      const drop = () => rm(place(id), { recursive: true, force: true })
      await drop()
      await mkdir(place(id), { mode: 0o700 })
      return {
        keepRows: (rows) => writeRows(join(place(id), 'rows.ndjson'), rows),
        async finish(summary, { receipts, ...found }, bytes) {
          const all = { ...found, bytes }
          for (const name of lists) await writeFile(join(place(id), name), all[name], { mode: 0o600 })
          await writeFile(join(place(id), 'about.json'), JSON.stringify({ summary, receipts }), {
            mode: 0o600,
          })
          await forgetOldest(folder)
        },
        drop,
      }
    },
    summary: async (id) => (await about(id)).summary,
    async open(id) {
      const { summary, receipts } = await about(id)
      const list = (name: (typeof lists)[number]) => readNumbers(join(place(id), name))
      const found: Found = {
        receipts,
        group: await list('group'),
        like: await list('like'),
        weight: await list('weight'),
        receipt: await list('receipt'),
        members: await list('members'),
        sizes: await list('sizes'),
      }
      return { summary, found, rows: await openRows(join(place(id), 'rows.ndjson'), await list('bytes')) }
    },
  }
}

async function forgetOldest(folder: string): Promise<void> {
  const ages = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  )
  for (const { name } of ages.sort((a, b) => b.at - a.at).slice(mostKept))
    await rm(join(folder, name), { recursive: true, force: true })
}

async function readNumbers(path: string): Promise<Int32Array> {
  const bytes = await readFile(path).catch(() => {
    throw gone()
  })
  return new Int32Array(Uint8Array.from(bytes).buffer)
}

const gone = () => new Fault('gone', 'match.dedupe.gone')
