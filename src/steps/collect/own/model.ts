import { z } from 'zod'

/** Kinds of files whose own fields reach the accounts. */
export const ownKinds = ['accounts', 'contacts'] as const
export const ownTypes = ['text', 'count', 'money', 'date', 'year', 'list'] as const

const label = z.string().trim().min(1).max(80)

/** A field that people added to the dictionary. */
export const OwnField = z.object({
  field: z.string(),
  kind: z.enum(ownKinds),
  type: z.enum(ownTypes),
  label_en: z.string(),
  label_zh: z.string(),
  unit: z.string().nullable(),
  synonyms: z.array(z.string()),
  created_by: z.string(),
  created_at: z.iso.datetime(),
})
export type OwnField = z.infer<typeof OwnField>

/** Whether a field of the dictionary is one that people added. */
export const isOwnField = (field: string): boolean => field.startsWith('own_')

export const OwnFieldRequest = z.strictObject({
  name: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9_]{0,39}$/)
    .describe('Small letters, digits and _; the field is called own_<name>'),
  kind: z.enum(ownKinds).default('accounts'),
  type: z.enum(ownTypes).default('text'),
  label_en: label,
  label_zh: label.optional().describe('The English one when left out'),
  unit: z.string().trim().max(20).nullable().default(null),
  synonyms: z
    .array(z.string().trim().min(1).max(80))
    .max(50)
    .default([])
    .describe('Headers that mean it, beside its names'),
})
export type OwnFieldRequest = z.infer<typeof OwnFieldRequest>
