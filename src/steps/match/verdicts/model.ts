import { z } from 'zod'
import { EditSubject } from '../model.ts'

export const verdictKinds = ['merge', 'split', 'move', 'apart', 'related'] as const
export const VerdictKind = z.enum(verdictKinds)
export type VerdictKind = z.infer<typeof VerdictKind>

export const relations = ['branch', 'subsidiary', 'part', 'none'] as const
export const Relation = z.enum(relations)
export type Relation = z.infer<typeof Relation>

export const Side = z.enum(['one', 'other', 'target'])
export type Side = z.infer<typeof Side>

const id = z.string().min(1).max(100)
const reason = z.string().trim().max(500).optional().describe('Why, for whoever reads it later')
const records = z.array(id).min(1).max(10_000)

/** What somebody says about accounts, or about rows of them. */
export const VerdictRequest = z.discriminatedUnion('verdict', [
  z
    .strictObject({ verdict: z.literal('merge'), accounts: z.tuple([id, id]), reason })
    .describe('Two accounts are one company, or two contacts one person'),
  z
    .strictObject({ verdict: z.literal('split'), records, reason })
    .describe('Rows of one account are a company of their own, or those of one contact a person'),
  z
    .strictObject({
      verdict: z.literal('move'),
      records,
      account: id.describe('The account or contact that they belong to'),
      reason,
    })
    .describe('Rows of one account belong to another, or those of one contact'),
  z
    .strictObject({ verdict: z.literal('apart'), accounts: z.tuple([id, id]), reason })
    .describe(
      'Two accounts are not the same company, or two contacts not the same person, whatever speaks for it',
    ),
  z
    .strictObject({
      verdict: z.literal('related'),
      accounts: z.tuple([id, id]).describe('The part and the whole'),
      relation: Relation,
      reason,
    })
    .describe(
      'The first account is a branch, a subsidiary, another part or (none) no part of the second; the two stay two',
    ),
])
export type VerdictRequest = z.infer<typeof VerdictRequest>

/** What somebody said about which rows are one company: in force until it is undone. */
export const Verdict = z.object({
  verdict_id: z.int(),
  verdict: VerdictKind,
  relation: Relation.nullable(),
  about: EditSubject.describe('Whether it is about companies or about people'),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
  undone_by: z.string().nullable(),
  undone_at: z.iso.datetime().nullable(),
  overruled: z.boolean().describe('Whether newer verdicts leave nothing of it'),
  sides: z.array(
    z.object({
      side: Side.describe(
        'merge, apart, related: the one account and the other; split, move: the rows taken out, those left behind, and those they went to',
      ),
      records: z.int(),
      record_id: z
        .string()
        .describe('The first of them; acc_ or con_ and this leads to its account or contact'),
      names: z.array(z.string()).describe('What the company or person is called in them, at most three'),
    }),
  ),
})
export type Verdict = z.infer<typeof Verdict>

/** The key of what a verdict says: of people, other words than of companies. */
export function verdictWord({ verdict, relation, about }: Verdict): string {
  if (about === 'contact' && (verdict === 'merge' || verdict === 'apart'))
    return `match.verdict.${verdict}_people`
  return `match.verdict.${relation ?? verdict}`
}
