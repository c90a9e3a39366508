import { z } from 'zod'
import { Fault } from '../../../ground/kernel/index.ts'
import { Exclusion, GateRule } from '../model.ts'
import {
  type Agreement,
  type Content,
  Criterion,
  mostCriteria,
  mostWeight,
  Signature,
  Stance,
} from './model.ts'
import { checkWanted } from './rules.ts'
import type { Sheet } from './sheet.ts'

export const fileSchema = 'talweg/profile'
export const fileVersion = 1

/** A criterion in a file; without a weight it is not settled yet. */
const FileCriterion = Criterion.extend({
  weight: z.int().min(0).max(mostWeight).nullable().default(null),
  stance: Stance.nullable().default(null),
})

/** A profile made by hand, as a file that people can read, compare and keep beside their code. */
export const ProfileFile = z.strictObject({
  schema: z.literal(fileSchema),
  version: z.literal(fileVersion).describe('Of the form of this file'),
  name: z.string().trim().min(1).max(100),
  product: z.string().trim().min(1).max(200).nullable().default(null),
  criteria: z.array(FileCriterion).max(mostCriteria).default([]),
  gate: z.array(GateRule).max(50).default([]),
  exclusions: z.array(Exclusion).max(200).default([]),
  agreed: z
    .strictObject({
      version: z.int(),
      agreed_at: z.iso.datetime(),
      signatures: z.array(Signature),
    })
    .nullable()
    .default(null)
    .describe('Who agreed on it where it comes from; whoever reads it in has to agree anew'),
})
export type ProfileFile = z.infer<typeof ProfileFile>

/** A profile is written by people, or of a few hundred lines with their evidence; a larger file is something else. */
export const mostFileBytes = 4 * 1024 * 1024

/** @throws Fault `identify.worksheet.file_not_json` for what is not UTF-8 */
export async function textOf(bytes: ReadableStream<Uint8Array>): Promise<string> {
  const content = await new Response(bytes).arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch (cause) {
    throw new Fault('invalid', 'identify.worksheet.file_not_json', { reason: 'UTF-8' }, { cause })
  }
}

/**
 * The profile in a file.
 * @throws Fault those of {@link readJsonFile} and {@link checkWanted}
 */
export function readProfileFile(text: string): ProfileFile {
  const file = readJsonFile(text, ProfileFile, { schema: fileSchema, version: fileVersion })
  for (const criterion of file.criteria) checkWanted(criterion)
  return file
}

/**
 * What a JSON file holds that says its schema and version.
 * @throws Fault `identify.worksheet.file_not_json`, `.file_not_profile`, `.file_newer`, `.file_wrong` with the place of what is wrong
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
    throw new Fault('invalid', 'identify.worksheet.file_not_json', { reason })
  }
  // PostgreSQL cannot hold NUL in text.
  if (JSON.stringify(json).includes('\\u0000')) throw new Fault('invalid', 'edge.invalid_text')
  const head = z.looseObject({ schema: z.literal(schema), version: z.number() }).safeParse(json)
  if (!head.success) throw new Fault('invalid', 'identify.worksheet.file_not_profile', { schema })
  if (head.data.version > version)
    throw new Fault('invalid', 'identify.worksheet.file_newer', {
      version: head.data.version,
      known: version,
    })
  const read = form.safeParse(json)
  if (!read.success) {
    const places = read.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${sayPath(path) || schema}: ${message}`)
    throw new Fault('invalid', 'identify.worksheet.file_wrong', { places: places.join('; ') })
  }
  return read.data
}

/** `criteria[2].wanted[0].from`, counted from 0 as in the file's own terms. */
const sayPath = (path: readonly PropertyKey[]): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`))
    .join('')

/** What has to be said in an empty worksheet for it to hold what a file does. */
export function contentOfFile({ name, product, criteria, gate, exclusions }: ProfileFile): Content[] {
  return [
    { kind: 'named', name, product },
    ...criteria.flatMap(({ weight, stance, ...criterion }, i): Content[] => {
      const criterion_id = `c${i + 1}`
      return [
        { kind: 'criterion', criterion_id, criterion },
        ...(weight === null || stance === null
          ? []
          : [{ kind: 'settled' as const, criterion_id, weight, stance }]),
      ]
    }),
    ...(gate.length > 0 ? [{ kind: 'gate' as const, rules: gate }] : []),
    ...(exclusions.length > 0 ? [{ kind: 'exclusions' as const, exclusions }] : []),
  ]
}

/** A worksheet as a file: an agreement, or with null what stands there now, settled or not. */
export function fileOfSheet(sheet: Sheet, agreement: Agreement | null): ProfileFile {
  const head = { schema: fileSchema, version: fileVersion } as const
  if (agreement !== null) {
    const { name, product, criteria, gate, exclusions, version, agreed_at, signatures } = agreement
    return {
      ...head,
      name,
      product,
      criteria: criteria.map(({ criterion_id, ...criterion }) => criterion),
      gate,
      exclusions,
      agreed: { version, agreed_at, signatures },
    }
  }
  return {
    ...head,
    name: sheet.name,
    product: sheet.product,
    criteria: [...sheet.criteria].map(([id, { content }]) => {
      const settled = sheet.settled.get(id)
      return { ...content, weight: settled?.weight ?? null, stance: settled?.stance ?? null }
    }),
    gate: [...sheet.gate],
    exclusions: [...sheet.exclusions],
    agreed: null,
  }
}

/** A profile file as text: a line for each thing, so that two can be compared like code. */
export const writeProfileFile = (file: ProfileFile): string => `${JSON.stringify(file, null, 2)}\n`
