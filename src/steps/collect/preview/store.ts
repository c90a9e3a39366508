import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault } from '../../../ground/kernel/index.ts'
import { conflictsOf } from './conflicts.ts'
import { type Action, Conflict, KeptPreview, KeptRow } from './model.ts'

/** Rows of a preview: of one action, or of all, in the order of the file. */
export type RowsAsked = Readonly<{ file: number; action?: Action | undefined }>

/** What a preview says of a row, and the position behind it: in bytes of the file that keeps it. */
type Kept<Item> = AsyncGenerator<Readonly<{ row: Item; end: number }>>

/** Previews that were made lately, each row of them, kept as text beside the lake until newer ones take their place. */
export type Previews = Readonly<{
  /** Begins a preview; its rows are added file by file, and it can be read once it is finished. */
  begin(): Promise<Draft>
  /** @throws Fault `collect.preview_gone` */
  get(id: string): Promise<KeptPreview>
  /**
   * Rows behind a position.
   * @throws Fault `collect.preview_gone`
   */
  rows(id: string, asked: RowsAsked, after?: number): Kept<KeptRow>
  /**
   * Conflicts behind a position: of one field, or of all, in the order of the file.
   * @throws Fault `collect.preview_gone`
   */
  conflicts(
    id: string,
    asked: Readonly<{ file: number; field?: string | undefined }>,
    after?: number,
  ): Kept<Conflict>
}>

export type Draft = Readonly<{
  id: string
  /** Adds the rows of the next table, each a line of JSON that begins with its action. */
  addFile(lines: AsyncIterable<string>): Promise<void>
  /** Adds the conflicts of the table that was added last, each a line of JSON that begins with its field. */
  addConflicts(lines: AsyncIterable<string>): Promise<void>
  finish(files: KeptPreview['files']): Promise<KeptPreview>
  /** Leaves nothing of it. */
  drop(): Promise<void>
}>

const mostKept = 20
const chunkCharacters = 256 * 1024

/** How a line of rows begins, so that those of an action are found without reading them. */
export const lineOf = (action: Action) => `{"action":"${action}"`

/** Opens the folder of previews; what an earlier process left there is gone, as previews age with the data. */
export async function openPreviews(folder: string): Promise<Previews> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })

  const place = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw gone()
    return join(folder, id)
  }

  async function forgetOldest(): Promise<void> {
    const ages = await Promise.all(
      (await readdir(folder)).map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
    )
    for (const { name } of ages.sort((a, b) => b.at - a.at).slice(mostKept))
      await rm(join(folder, name), { recursive: true, force: true })
  }

  const there = async (path: string) => {
    await stat(path).catch(() => {
      throw gone()
    })
    return path
  }

  return {
    async begin() {
      const id = randomUUID()
      await mkdir(place(id), { mode: 0o700 })
      let files = 0
      return {
        id,
        addFile: (lines) => writeLines(join(place(id), `${files++}.ndjson`), lines),
        addConflicts: (lines) => writeLines(join(place(id), `${files - 1}.conflicts.ndjson`), lines),
        async finish(previewed) {
          const kept = { preview_id: id, files: previewed }
          await writeFile(join(place(id), 'preview.json'), JSON.stringify(kept), { mode: 0o600 })
          await forgetOldest()
          return kept
        },
        drop: () => rm(place(id), { recursive: true, force: true }),
      }
    },
    async get(id) {
      const text = await readFile(join(place(id), 'preview.json'), 'utf8').catch(() => {
        throw gone()
      })
      return KeptPreview.parse(JSON.parse(text))
    },
    async *rows(id, { file, action }, after = 0) {
      const path = await there(join(place(id), `${file}.ndjson`))
      yield* keptIn(path, action && lineOf(action), after, (line) => KeptRow.parse(line))
    },
    async *conflicts(id, { file, field }, after = 0) {
      const path = await there(join(place(id), `${file}.conflicts.ndjson`))
      yield* keptIn(path, field && conflictsOf(field), after, (line) => Conflict.parse(line))
    },
  }
}

/** The lines of a file that begin so, behind a position, each with the position behind it. */
async function* keptIn<Item>(
  path: string,
  beginning: string | undefined,
  after: number,
  read: (line: unknown) => Item,
): Kept<Item> {
  if (after >= (await stat(path)).size) return
  const wanted = Buffer.from(beginning ?? '')
  let end = after
  for await (const line of linesOf(createReadStream(path, { start: after }))) {
    end += line.length + 1
    if (line.subarray(0, wanted.length).equals(wanted))
      yield { row: read(JSON.parse(line.toString('utf8'))), end }
  }
}

/** The lines of a stream of bytes; line ends of other kinds, which a text may hold, are no line ends here. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk
    let from = 0
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, from)) {
      yield bytes.subarray(from, at)
      from = at + 1
    }
    held = bytes.subarray(from)
  }
}

const gone = () => new Fault('gone', 'collect.preview_gone')

async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    let text = ''
    for await (const line of lines) {
      text += `${line}\n`
      if (text.length < chunkCharacters) continue
      await file.appendFile(text)
      text = ''
    }
    await file.appendFile(text)
  } finally {
    await file.close()
  }
}
