import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Gives work a folder of its own that is gone afterwards, whatever happens; customer data must not stay behind. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'talweg-input-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Keeps what comes in on standard input as a file. */
export async function saveInput(content: AsyncIterable<Uint8Array>, folder: string): Promise<string> {
  const path = join(folder, 'input')
  await pipeline(content, createWriteStream(path, { mode: 0o600 }))
  return path
}
