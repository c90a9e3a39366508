import { z } from 'zod'

/** Whose data a source holds: gathered by the company itself, given by a partner, or bought. */
export const sourceKinds = ['first', 'second', 'third'] as const

/**
 * On what ground the persons in a source may be processed, in the words of GDPR Art. 6 (1) and, where it has the same,
 * PIPL Art. 13. Legitimate interest is known to the first alone, data that were made public to the second.
 */
export const consentBases = [
  'not_stated',
  'consent',
  'contract',
  'legal_obligation',
  'vital_interests',
  'public_interest',
  'legitimate_interest',
  'public_data',
] as const

export const SourceKind = z.enum(sourceKinds)
export const ConsentBasis = z.enum(consentBases)

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((value) => value || null)
    .nullable()

export const SourceLabel = z.string().trim().min(1).max(100)

/** What a person says about a source; what is left out stays as it is. */
export const SourceDetails = z.strictObject({
  owner: text(100).optional().describe('Person who answers for the source'),
  kind: SourceKind.optional().describe('first: gathered by ourselves, second: from a partner, third: bought'),
  consent_basis: ConsentBasis.optional().describe('Ground after GDPR Art. 6 (1) or PIPL Art. 13'),
  consent_on: z.iso.date().nullable().optional().describe('Since when the ground holds'),
  consent_evidence: text(2000).optional().describe('Where it can be seen: contract, form, wording'),
  contact: text(300).optional().describe('Whom to ask at the provider'),
  note: text(2000).optional(),
})
export type SourceDetails = z.infer<typeof SourceDetails>

/** A system that files come from, with what came from it. */
export const Source = z.object({
  source_id: z.string(),
  label: z.string().describe('As imports name it'),
  owner: z.string().nullable(),
  kind: SourceKind,
  consent_basis: ConsentBasis,
  consent_on: z.string().nullable(),
  consent_evidence: z.string().nullable(),
  contact: z.string().nullable(),
  note: z.string().nullable(),
  needs_details: z.boolean().describe('true: an import named it, and nobody has said more about it'),
  created_by: z.string(),
  created_at: z.iso.datetime(),
  changed_by: z.string().nullable(),
  changed_at: z.iso.datetime().nullable(),
  imports: z.int().describe('Imports in force'),
  files: z.int().describe('Different files among them'),
  rows: z.int().describe('Rows that these files held'),
  refused: z.int(),
  refused_share: z.number().nullable().describe('Refused rows ÷ rows, null without rows'),
  last_import_at: z.iso.datetime().nullable(),
})
export type Source = z.infer<typeof Source>

/** By what a list of sources can be sorted. */
export const sourceColumns = [
  'label',
  'owner',
  'kind',
  'consent_basis',
  'imports',
  'files',
  'rows',
  'refused_share',
  'last_import_at',
] as const
