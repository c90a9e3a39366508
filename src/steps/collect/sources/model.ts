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
  recurring: z.boolean().describe('Files come by themselves, or once did'),
  alerts: z.int().describe('Alerts that nobody has seen yet'),
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
  'alerts',
  'last_import_at',
] as const

/** Why a run did not go through: a key under `collect.run_reason`, with what it needs to be said. */
export const Reason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Reason = z.infer<typeof Reason>

export const runStatuses = ['waiting', 'imported', 'held', 'failed', 'same', 'left_out'] as const

/** A file that came by itself, and what became of it. */
export const Run = z.object({
  run_id: z.string(),
  source_id: z.string(),
  channel: z.enum(['folder', 'upload']),
  name: z.string(),
  file_id: z.string(),
  bytes: z.int(),
  came_at: z.iso.datetime(),
  status: z
    .enum(runStatuses)
    .describe(
      'waiting: its job has not ended; held: somebody has to look; same: its content had come before; left_out: somebody said so',
    ),
  reasons: z.array(Reason.extend({ text: z.string().describe('In the language of the reader') })),
  rows: z.int().nullable(),
  refused: z.int().nullable(),
  job_id: z.string().nullable(),
  decided_by: z.string().nullable().describe('Who let a held file in, or left it out'),
  decided_at: z.iso.datetime().nullable(),
})
export type Run = z.infer<typeof Run>

/** What a person decides about a source that brings files by itself; what is left out stays as it is. */
export const RecurringSettings = z.strictObject({
  on_change: z
    .enum(['hold', 'import'])
    .optional()
    .describe('What to do with a file that has shrunk or changed its columns'),
  least_percent: z
    .int()
    .min(0)
    .max(100)
    .optional()
    .describe('A file with fewer rows than this share of the usual has shrunk'),
  expect_hours: z
    .int()
    .min(1)
    .max(24 * 400)
    .nullable()
    .optional()
    .describe('A file is due so many hours after the last; null: learned from how they came'),
})
export type RecurringSettings = z.infer<typeof RecurringSettings>

export const FolderRequest = z.strictObject({
  path: z.string().trim().min(1).max(4000).describe('Full path of a folder on the server'),
})

export const UploadToken = z.object({
  token_id: z.string(),
  created_by: z.string(),
  created_at: z.iso.datetime(),
  used_at: z.iso.datetime().nullable(),
})
export type UploadToken = z.infer<typeof UploadToken>

/** How files of a source come by themselves. */
export const Recurring = z.object({
  source_id: z.string(),
  on_change: z.enum(['hold', 'import']),
  least_percent: z.int(),
  expect_hours: z.int().nullable(),
  folder: z
    .object({
      path: z.string(),
      set_by: z.string(),
      set_at: z.iso.datetime(),
      looked_at: z.iso.datetime().nullable(),
      problem: z.string().nullable().describe('Why it could not be read, in the language of the reader'),
    })
    .nullable(),
  tokens: z.array(UploadToken).describe('Tokens in use; only their hashes are kept'),
})
export type Recurring = z.infer<typeof Recurring>

/** A token is told once, when it is made. */
export const NewToken = UploadToken.extend({ token: z.string() })
export type NewToken = z.infer<typeof NewToken>

export const alertCodes = ['missing', 'shrunk', 'columns', 'refused', 'waiting', 'failed', 'folder'] as const

/** Something about a recurring source that a person should look at. It is gone when its cause is. */
export const Alert = z.object({
  alert_id: z.string(),
  source_id: z.string(),
  label: z.string(),
  code: z.enum(alertCodes),
  text: z.string().describe('What is the matter, in the language of the reader'),
  since: z.iso.datetime(),
  run_id: z.string().nullable(),
  file_id: z.string().nullable(),
  name: z.string().nullable().describe('Name of the file'),
  seen_by: z.string().nullable(),
  seen_at: z.iso.datetime().nullable(),
})
export type Alert = z.infer<typeof Alert>
