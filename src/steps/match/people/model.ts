import { z } from 'zod'
import { atStake } from '../queue/model.ts'
import { Verdict } from '../verdicts/model.ts'
import { Reason, Receipt } from '../why/model.ts'

/** A row of a person and what ties it to the rest. */
export const PersonRow = z.object({
  record_id: z.string(),
  contact_id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  account: z.string().nullable().describe('Name of the account that the row leads to by itself'),
  file: z.string(),
  line: z.int(),
  source: z.string().nullable(),
  joined_to: z.string().nullable().describe('The row that it joined; null for the oldest one'),
  reasons: z.array(Reason),
  receipt: Receipt.nullable().describe('The two rows side by side'),
})
export type PersonRow = z.infer<typeof PersonRow>

/** One of two contacts that may be one person, with what hangs on its account. */
export const PersonCandidate = z.object({
  contact_id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  account_id: z.string().nullable(),
  account: z.string().nullable(),
  records: z.int().describe('Source rows that are this person'),
  sources: z.string().nullable().describe('The sources of these rows, with `; ` between them'),
  ...atStake,
})
export type PersonCandidate = z.infer<typeof PersonCandidate>

/** Two contacts that may be one person. */
export const UncertainPeople = z.object({
  a: PersonCandidate,
  b: PersonCandidate,
  probability: z.number().describe('That they are one person, 0 to 1'),
  weighed: z.number().describe('The same by the weights alone, before a rule holds it down'),
  receipt: Receipt,
})
export type UncertainPeople = z.infer<typeof UncertainPeople>

export const PeopleQueue = z.object({
  items: z
    .array(UncertainPeople)
    .describe('First those whose accounts have most won and open money, then the likeliest'),
  total: z.int().describe('Pairs that nobody decided about yet, at most 1,000'),
})
export type PeopleQueue = z.infer<typeof PeopleQueue>

/** Why two contacts or rows are one person, or why they are not. */
export const PersonPair = z.object({
  one: z.boolean().describe('Whether they are one person now'),
  path: z
    .array(PersonRow)
    .describe('From the first row to the second, each joined to the one before; empty when they are not one'),
  direct: Receipt.describe('The two rows side by side'),
  kept_apart: z.array(Verdict).describe('Verdicts in force that they are not the same'),
  doubt: z
    .object({ probability: z.number().describe('That they are one person, 0 to 1') })
    .nullable()
    .describe('Set where somebody has to decide whether they are one person'),
})
export type PersonPair = z.infer<typeof PersonPair>
