import { type FileHandle, open } from 'node:fs/promises'
import { z } from 'zod'
import { GrowingInts } from '../engine/index.ts'

/** Rows of a table on disk, read in their order or one by one. */
export type KeptRows = Readonly<{
  all(): AsyncGenerator<readonly string[]>
  /** The cells of a row by its number, from 0. */
  one(row: number): Promise<readonly string[]>
  close(): Promise<void>
}>

const chunkBytes = 256 * 1024
const Cells = z.array(z.string())

/** Writes rows to a file, each a line of JSON, and gives the number of bytes of each. */
export async function writeRows(path: string, rows: AsyncIterable<readonly string[]>): Promise<Int32Array> {
  const bytes = new GrowingInts()
  const file = await open(path, 'wx', 0o600)
  try {
    let text = ''
    for await (const cells of rows) {
      const line = `${JSON.stringify(cells)}\n`
      bytes.push(Buffer.byteLength(line))
      text += line
      if (text.length < chunkBytes) continue
      await file.appendFile(text)
      text = ''
    }
    await file.appendFile(text)
    return bytes.items.slice()
  } finally {
    await file.close()
  }
}

/** @param bytes of each row, as {@link writeRows} gave them */
export async function openRows(path: string, bytes: Int32Array): Promise<KeptRows> {
  const file = await open(path)
  const from = new Float64Array(bytes.length + 1)
  bytes.forEach((size, row) => {
    from[row + 1] = (from[row] ?? 0) + size
  })
  const start = (row: number) => from[row] ?? 0
  return {
    async *all() {
      for (let row = 0; row < bytes.length; ) {
        let end = row + 1
        while (end < bytes.length && start(end + 1) - start(row) <= chunkBytes) end++
        const chunk = await read(file, start(row), start(end))
        for (const first = start(row); row < end; row++)
          yield Cells.parse(JSON.parse(chunk.toString('utf8', start(row) - first, start(row + 1) - first)))
      }
    },
    one: async (row) =>
      Cells.parse(JSON.parse((await read(file, start(row), start(row + 1))).toString('utf8'))),
    close: () => file.close(),
  }
}

async function read(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(to - from)
  await file.read(buffer, 0, buffer.length, from)
  return buffer
}
