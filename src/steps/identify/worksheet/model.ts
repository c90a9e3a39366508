import { z } from 'zod'
import {
  columnTrait,
  Exclusion,
  GateRule,
  lists,
  rangeFields,
  Trait,
  traitFields,
  typeOfTrait,
  valueFields,
} from '../model.ts'

/** Whom a participant speaks for (capability I11). */
export const sides = ['sales', 'marketing', 'product', 'service', 'success', 'founders'] as const
export const Side = z.enum(sides)
export type Side = z.infer<typeof Side>

/** What a criterion means: without it no customer, speaks for one, says nothing, speaks against one. */
export const stances = ['must', 'good', 'indifferent', 'bad'] as const
export const Stance = z.enum(stances)
export type Stance = z.infer<typeof Stance>

export const mostWeight = 10
export const mostCriteria = 60
const limit = z.number().min(-1e15).max(1e15).nullable()

/** Some values of a criterion and what they are worth, in percent of the points that its best values get. */
const Worth = z.int().min(1).max(100).default(100)
export const Level = z.union([
  z.strictObject({ values: z.array(z.string().trim().min(1).max(200)).min(1).max(500), worth: Worth }),
  z
    .strictObject({ from: limit, below: limit, worth: Worth })
    .refine(({ from, below }) => from !== null || below !== null, { error: 'from and below are both empty' })
    .refine(({ from, below }) => from === null || below === null || from < below, {
      error: 'below must be more than from',
    }),
])
export type Level = z.infer<typeof Level>

/** Something that a good customer may be told by: which field of accounts tells it, and which of its values are wanted. */
export const Criterion = z.strictObject({
  title: z.string().trim().min(1).max(120),
  note: z.string().trim().max(1000).default(''),
  field: Trait.nullable()
    .default(null)
    .describe('A trait of accounts, `tags`, or `column:` and an own field; null: no field tells it yet'),
  wanted: z.array(Level).max(20).default([]).describe('The first that fits an account counts'),
})
export type Criterion = z.infer<typeof Criterion>

/** What accounts can be told by: their traits, lists, and columns that nobody mapped or that people added. */
export const isField = (field: string): boolean =>
  [...traitFields, ...lists].some((each) => each === field) || field.startsWith(columnTrait)

/** How the values of a field are wanted: by ranges, as items of a list, or by name. */
export type FieldForm = 'range' | 'items' | 'values' | 'either'
export function formOf(field: string): FieldForm {
  if (lists.some((list) => list === field)) return 'items'
  if (field.startsWith(columnTrait)) return 'either'
  const type = typeOfTrait(field)
  return type === 'number' || type === 'money' || type === 'year' ? 'range' : 'values'
}

/**
 * The trait that a criterion looks at, null where no field tells it: of a list, whether it has any of the wanted items.
 */
export function traitOf({ field, wanted }: Pick<Criterion, 'field' | 'wanted'>): string | null {
  if (field === null || formOf(field) !== 'items') return field
  const items = wanted.flatMap((level) => ('values' in level ? level.values : []))
  return items.length === 0 ? null : `${field}:${[...new Set(items)].sort().join('; ')}`
}

/** Whether a criterion can be a line of the minimum profile: the gate knows its field. */
export const canBeMust = ({ field, wanted }: Pick<Criterion, 'field' | 'wanted'>): boolean =>
  wanted.length > 0 && [...rangeFields, ...valueFields].some((each) => each === field)

const Id = z.string().min(1).max(60)
const Weight = z.int().min(0).max(mostWeight)
const Text = z.string().trim().min(1).max(2000)

/** What changes the worksheet for all; `seen` is the number of the last thing that its author knew of. */
export const Content = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('named'),
    name: z.string().trim().min(1).max(100),
    product: z.string().trim().min(1).max(200).nullable(),
  }),
  z.strictObject({ kind: z.literal('criterion'), criterion_id: Id, criterion: Criterion }),
  z.strictObject({ kind: z.literal('dropped'), criterion_id: Id }),
  z.strictObject({ kind: z.literal('gate'), rules: z.array(GateRule).max(50) }),
  z.strictObject({ kind: z.literal('exclusions'), exclusions: z.array(Exclusion).max(200) }),
  z.strictObject({ kind: z.literal('settled'), criterion_id: Id, weight: Weight, stance: Stance }),
  z.strictObject({ kind: z.literal('left'), person_id: z.string().max(100) }),
  z.strictObject({ kind: z.literal('reopened'), reason: Text }),
])
export type Content = z.infer<typeof Content>

/** What participants say for themselves. */
export const Contribution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('joined'), side: Side }),
  z.strictObject({
    kind: z.literal('opinion'),
    criterion_id: Id,
    weight: Weight,
    stance: Stance,
  }),
  z.strictObject({ kind: z.literal('handed_in') }),
  z.strictObject({ kind: z.literal('comment'), criterion_id: Id, text: Text }),
  z.strictObject({
    kind: z.literal('evidence'),
    criterion_id: Id.nullable().describe('null: about all of it'),
    who: z.string().trim().min(1).max(200).describe('Who was asked'),
    text: Text,
  }),
  z.strictObject({ kind: z.literal('signed') }),
  z.strictObject({ kind: z.literal('unsigned') }),
])
export type Contribution = z.infer<typeof Contribution>

/** A criterion with what was settled about it. */
export const SettledCriterion = Criterion.extend({
  criterion_id: Id,
  weight: Weight,
  stance: Stance,
})
export type SettledCriterion = z.infer<typeof SettledCriterion>

export const Signature = z.object({ person: z.string(), side: Side, at: z.iso.datetime() })

/** What a team agreed on: kept for ever, with who signed it and when. */
export const Agreement = z.object({
  version: z.int().describe('Counted from 1 in each worksheet'),
  profile_id: z.string(),
  name: z.string(),
  product: z.string().nullable(),
  criteria: z.array(SettledCriterion),
  gate: z.array(GateRule),
  exclusions: z.array(Exclusion),
  signatures: z.array(Signature),
  agreed_at: z.iso.datetime(),
})
export type Agreement = z.infer<typeof Agreement>

const By = z.object({ seq: z.int(), by: z.string(), at: z.iso.datetime() })
export const Opinion = By.extend({
  person_id: z.string(),
  side: Side,
  weight: Weight,
  stance: Stance,
})
export type Opinion = z.infer<typeof Opinion>

export const Comment = By.extend({ side: Side.nullable(), text: z.string() })
export const EvidenceNote = Comment.extend({ who: z.string(), criterion_id: z.string().nullable() })
export type EvidenceNote = z.infer<typeof EvidenceNote>

export const SheetCriterion = Criterion.extend({
  criterion_id: z.string(),
  changed: By,
  mine: z.object({ weight: Weight, stance: Stance }).nullable(),
  open: z.boolean().describe('Whether the reader may see what the others say: his own is handed in'),
  opinions: z.array(Opinion).describe('By weight, the highest first; empty until they may be seen'),
  comments: z.array(Comment).describe('The oldest first; empty until they may be seen'),
  settled: By.extend({ weight: Weight, stance: Stance }).nullable(),
  points: z
    .int()
    .nullable()
    .describe('Most points that it gives when it stays as it is settled; null while it gives none'),
})
export type SheetCriterion = z.infer<typeof SheetCriterion>

export const Participant = z.object({
  person_id: z.string(),
  name: z.string(),
  side: Side,
  answered: z.int().describe('Criteria that they said something about'),
  handed_in_at: z.iso.datetime().nullable(),
  signed_at: z.iso.datetime().nullable().describe('null: not, or something changed since'),
})
export type Participant = z.infer<typeof Participant>

/** Why it cannot be signed yet. */
export const obstacles = ['no_criteria', 'unsettled', 'no_weights', 'twice', 'must_untold', 'nobody'] as const

/** A profile that a team makes by hand, as one reader may see it. */
export const Worksheet = z
  .object({
    worksheet_id: z.string(),
    name: z.string(),
    product: z.string().nullable(),
    status: z.enum(['open', 'agreed']),
    seq: z.int().describe('Number of the last thing that was said'),
    created_by: z.string(),
    created_at: z.iso.datetime(),
    criteria: z.array(SheetCriterion),
    participants: z.array(Participant),
    me: z.string().nullable().describe('The reader among the participants'),
    gate: z.array(GateRule),
    exclusions: z.array(Exclusion),
    evidence: z.array(EvidenceNote),
    obstacles: z.array(z.enum(obstacles)),
    reopened: By.extend({ reason: z.string() }).nullable(),
    agreements: z.array(Agreement).describe('The newest first'),
    scored: z
      .boolean()
      .nullable()
      .describe('Whether accounts are scored by the newest agreement yet; null where there is none'),
  })
  .meta({ id: 'Worksheet' })
export type Worksheet = z.infer<typeof Worksheet>

export const WorksheetSummary = Worksheet.pick({
  worksheet_id: true,
  name: true,
  product: true,
  status: true,
  created_by: true,
  created_at: true,
}).extend({
  criteria: z.int(),
  participants: z.int(),
  handed_in: z.int(),
  signed: z.int(),
  versions: z.int(),
  changed_at: z.iso.datetime(),
})
export type WorksheetSummary = z.infer<typeof WorksheetSummary>

export const templates = ['b2b', 'gym_crm'] as const
export const NewWorksheet = z.strictObject({
  name: z.string().trim().min(1).max(100),
  product: z.string().trim().min(1).max(200).nullable().default(null),
  template: z.enum(templates).nullable().default(null).describe('null: empty'),
})
export type NewWorksheet = z.infer<typeof NewWorksheet>

/** Something that was said in a worksheet. What people think of criteria is not in its history. */
export const HistoryLine = z.object({
  seq: z.int(),
  kind: z.string(),
  about: z.string().nullable().describe('Criterion or person that it is about'),
  by: z.string(),
  at: z.iso.datetime(),
  undone_by: z.string().nullable(),
  undone_at: z.iso.datetime().nullable(),
  undoable: z.boolean().describe('Whether the reader may take it back now'),
})
export type HistoryLine = z.infer<typeof HistoryLine>
