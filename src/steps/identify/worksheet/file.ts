import { z } from 'zod'
import { readJsonFile } from '../file.ts'
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

/**
 * The profile in a file.
 * @throws Fault those of {@link readJsonFile} and {@link checkWanted}
 */
export function readProfileFile(text: string): ProfileFile {
  const file = readJsonFile(text, ProfileFile, { schema: fileSchema, version: fileVersion })
  for (const criterion of file.criteria) checkWanted(criterion)
  return file
}

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
