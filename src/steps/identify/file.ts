import { z } from 'zod'
import { Fault } from '../../ground/kernel/index.ts'

/** A profile is written by people, or of a few hundred lines with their evidence; a larger file is something else. */
export const mostFileBytes = 4 * 1024 * 1024

/** @throws Fault `identify.file.not_json` for what is not UTF-8 */
export async function textOf(bytes: ReadableStream<Uint8Array>): Promise<string> {
  const content = await new Response(bytes).arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch (cause) {
    throw new Fault('invalid', 'identify.file.not_json', { reason: 'UTF-8' }, { cause })
  }
}

/**
 * What a JSON file holds that says its schema and version.
 * @throws Fault `identify.file.not_json`, `.not_profile`, `.newer`, `.wrong` with the place of what is wrong
 */
export function readJsonFile<File extends z.ZodType>(
  text: string,
  form: File,
  { schema, version }: Readonly<{ schema: string; version: number }>,
): z.infer<File> {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Fault('invalid', 'identify.file.not_json', { reason })
  }
  // PostgreSQL cannot hold NUL in text.
  if (JSON.stringify(json).includes('\\u0000')) throw new Fault('invalid', 'edge.invalid_text')
  const head = z.looseObject({ schema: z.literal(schema), version: z.number() }).safeParse(json)
  if (!head.success) throw new Fault('invalid', 'identify.file.not_profile', { schema })
  if (head.data.version > version)
    throw new Fault('invalid', 'identify.file.newer', {
      version: head.data.version,
      known: version,
    })
  const read = form.safeParse(json)
  if (!read.success) {
    const places = read.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${sayPath(path) || schema}: ${message}`)
    throw new Fault('invalid', 'identify.file.wrong', { places: places.join('; ') })
  }
  return read.data
}

/** `criteria[2].wanted[0].from`, counted from 0 as in the file's own terms. */
const sayPath = (path: readonly PropertyKey[]): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`))
    .join('')
