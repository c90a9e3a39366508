import { z } from 'zod'
import { Receipt } from '../why/model.ts'

const text = z.string().trim().min(1).max(500)

/** What is known of a company or a person, as somebody wrote it: a form, a lead, an event. */
export const MatchRequest = z
  .strictObject({
    name: text.optional().describe('Name of the company'),
    website: text.optional().describe('Its website or domain'),
    person: text.optional().describe('Name of a person who works there'),
    email: text.optional().describe('Address of a person: who it is, else the company by its domain'),
    credit_code: text.optional().describe('Registration number of the company'),
    phone: text.optional().describe('Telephone number of the company'),
    address: text.optional().describe('Street address of the company'),
    country: text.optional(),
    region: text.optional().describe('Province or state'),
    city: text.optional(),
    industry: text.optional(),
  })
  .refine(({ name, website, email, credit_code }) => name ?? website ?? email ?? credit_code, {
    error: 'Say a name, a website, an e-mail address or a registration number',
    path: ['name'],
  })
export type MatchRequest = z.infer<typeof MatchRequest>

/** An account that it may be. */
export const MatchCandidate = z.object({
  account_id: z.string(),
  name: z.string(),
  domain: z.string().nullable(),
  country: z.string().nullable(),
  city: z.string().nullable(),
  records: z.int(),
  probability: z.number().describe('That it is this company, 0 to 1'),
  receipt: Receipt.nullable().describe(
    'Beside the row of the account that it is most like; null for a known person',
  ),
})
export type MatchCandidate = z.infer<typeof MatchCandidate>

/** A contact of the account that bears the name. */
export const NamedContact = z.object({
  contact_id: z.string(),
  name: z.string().nullable(),
  title: z.string().nullable(),
  email: z.string().nullable(),
  alike: z
    .enum(['same', 'reading'])
    .describe('same: the same name; reading: a name in another script that is read the same'),
})
export type NamedContact = z.infer<typeof NamedContact>

/** Which account it is. */
export const MatchAnswer = z.object({
  verdict: z
    .enum(['known', 'unsure', 'new'])
    .describe(
      'known: the account; unsure: somebody has to look at the alternatives; new: no account is like it',
    ),
  account: MatchCandidate.nullable(),
  contact_id: z
    .string()
    .nullable()
    .describe('The person, where the address is known, or one contact of the account alone has the name'),
  people: z
    .array(NamedContact)
    .describe('Contacts of the account with the name that was asked for, those of the same name first'),
  alternatives: z.array(MatchCandidate).describe('Other accounts that it may be, the likeliest first'),
  understood: z
    .array(z.object({ comparison: z.string(), value: z.string() }))
    .describe('What was compared, in the form of the account base'),
})
export type MatchAnswer = z.infer<typeof MatchAnswer>
