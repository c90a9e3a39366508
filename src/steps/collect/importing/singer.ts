import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { Fault } from '../../../ground/kernel/index.ts'
import { decoded } from '../formats/json/decode.ts'
import { flattened, parseJson } from '../formats/json/flatten.ts'
import { linesOf } from '../formats/json/lines.ts'

const name = z.string().min(1).max(200)
const Schema = z.object({
  type: z.literal('SCHEMA'),
  stream: name,
  key_properties: z.array(z.string()).default([]),
})
const Record = z.object({
  type: z.literal('RECORD'),
  stream: name,
  record: z.record(z.string(), z.unknown()),
})
const State = z.object({ type: z.literal('STATE'), value: z.unknown() })
const Version = z.object({ type: z.literal('ACTIVATE_VERSION'), stream: name })
/** Messages of the Singer specification, https://hub.meltano.com/singer/spec. */
const Message = z.discriminatedUnion('type', [Schema, Record, State, Version])

/** The records of one stream of a tap, in a file with one object per line. */
export type SingerStream = Readonly<{
  name: string
  path: string
  records: number
  /** The column that says which record it is; null when the tap names none. */
  key: string | null
}>

/** A line that was passed over, and why: the rest of a key under `collect.singer.`. */
export type SingerProblem = Readonly<{
  line: number
  code: 'unreadable' | 'overlong' | 'no_schema' | 'deleted'
}>

export type Spooled = Readonly<{
  streams: readonly SingerStream[]
  /** The value of the last STATE, undefined when there was none. */
  state: unknown
  /** The first of them; `passedOver` counts all. */
  problems: readonly SingerProblem[]
  passedOver: number
}>

const mostStreams = 200
const mostProblems = 1000
/** Under which the parts of a key stand together, where a record has no single one. */
const jointKey = '_key'
const keySeparator = '|'

type Open = { file: WriteStream; path: string; keys: readonly string[]; records: number }

/**
 * Takes what a Singer tap writes and keeps the records of each stream in a file of its own, whatever their order, with
 * flat memory. Records that the source has deleted (`_sdc_deleted_at`) are passed over, and so is a line that
 * is no message; both are said with their number.
 * @param folder where the files are put; it belongs to the caller
 */
export async function spoolSinger(content: AsyncIterable<Uint8Array>, folder: string): Promise<Spooled> {
  const streams = new Map<string, Open>()
  const problems: SingerProblem[] = []
  let passedOver = 0
  let state: unknown
  const pass = (line: number, code: SingerProblem['code']) => {
    passedOver += 1
    if (problems.length < mostProblems) problems.push({ line, code })
  }
  const declare = (stream: string, keys: readonly string[]) => {
    const known = streams.get(stream)
    if (known) known.keys = keys
    else {
      if (streams.size >= mostStreams)
        throw new Fault('too_large', 'collect.singer_streams', { most: mostStreams })
      const path = join(folder, `${streams.size}.ndjson`)
      streams.set(stream, { file: createWriteStream(path, { mode: 0o600 }), path, keys, records: 0 })
    }
  }
  try {
    for await (const { line, text, overlong } of linesOf(decoded(content))) {
      if (text.trim() === '') continue
      const message = overlong ? undefined : Message.safeParse(parseJson(text)).data
      if (message === undefined) pass(line, overlong ? 'overlong' : 'unreadable')
      else if (message.type === 'SCHEMA') declare(message.stream, message.key_properties)
      else if (message.type === 'STATE') state = message.value
      else if (message.type === 'RECORD') {
        const stream = streams.get(message.stream)
        if (stream === undefined) pass(line, 'no_schema')
        else if (isDeleted(message.record)) pass(line, 'deleted')
        else await write(stream, message.record)
      }
    }
    for (const { file } of streams.values()) await finished(file.end())
  } finally {
    for (const { file } of streams.values()) file.destroy()
  }
  return { streams: [...streams].map(toStream), state, problems, passedOver }
}

const isDeleted = (record: Readonly<Record<string, unknown>>): boolean =>
  record._sdc_deleted_at !== undefined && record._sdc_deleted_at !== null

async function write(stream: Open, record: Readonly<Record<string, unknown>>): Promise<void> {
  const cells = flattened(record)
  if (stream.keys.length > 1)
    cells.set(jointKey, stream.keys.map((key) => cells.get(key) ?? '').join(keySeparator))
  stream.records += 1
  if (!stream.file.write(`${JSON.stringify(Object.fromEntries(cells))}\n`)) await once(stream.file, 'drain')
}

function toStream([name, { path, keys, records }]: readonly [string, Open]): SingerStream {
  const [first = null] = keys
  return { name, path, records, key: keys.length > 1 ? jointKey : first }
}
