import { z } from 'zod'
import { Trait } from '../model.ts'
import { Profile } from '../profile/model.ts'

/** Accounts with a new case that are needed before drift is spoken of. */
export const leastAccounts = 40
/** Days after which a profile is to be looked at again, unless another day was set. */
export const usualDays = 180

const Shift = z.object({
  stability: z
    .number()
    .describe('Population stability index: 0 the same, from 0.1 some, from 0.25 much difference'),
  by_chance: z
    .number()
    .describe(
      'What it would stay below in 19 of 20 profiles if nothing had changed, all of their traits taken together',
    ),
  finding: z.enum(['steady', 'some', 'much']).describe('steady: below 0.1, or no more than chance'),
  bins: z.array(
    z.object({
      bin: z.string(),
      before: z.number().describe('Share of the accounts that were learned from'),
      after: z.number().describe('Share of the accounts with a case since'),
    }),
  ),
})

export const TraitShift = Shift.extend({ trait: Trait })
export type TraitShift = z.infer<typeof TraitShift>

/** Whether those who decided since a profile was learned are like those that it was learned from. */
export const Drift = Profile.pick({ profile_id: true, name: true, version: true }).extend({
  since: z.iso.date().nullable().describe('The last day that it was learned from'),
  accounts: z.int().describe('Accounts with a case since'),
  needed: z.int().describe('So many are needed'),
  finding: z
    .enum(['steady', 'drifted', 'not_enough_data', 'no_reference'])
    .describe('no_reference: nothing was learned, so there is nothing to compare with'),
  fit: Shift.nullable().describe('The fits; null where they were not measured'),
  traits: z.array(TraitShift).describe('Those that give points, the most different first'),
  foretold: z.number().nullable().describe('Share of successes that was to be expected of these accounts'),
  seen: z.number().nullable().describe('Share of successes that there was'),
})
export type Drift = z.infer<typeof Drift>

const Head = Profile.pick({ profile_id: true, name: true, version: true })

/** Why somebody should look at a profile again. */
export const Reminder = z.discriminatedUnion('kind', [
  Head.extend({
    kind: z.literal('drift'),
    traits: z.array(Trait).describe('What differs; empty: the fits as a whole'),
  }),
  Head.extend({ kind: z.literal('review'), review_on: z.iso.date().describe('The day that has passed') }),
  Head.extend({
    kind: z.literal('offer'),
    added: z.array(z.string()).describe('Products that were not there when it was put in force or reviewed'),
    gone: z.array(z.string()).describe('Products that are not there any more'),
  }),
])
export type Reminder = z.infer<typeof Reminder>

/** How an offer changed. */
export const offerOf = ({ added, gone }: Readonly<{ added: readonly string[]; gone: readonly string[] }>) =>
  gone.length === 0 ? 'added' : added.length === 0 ? 'gone' : 'both'

export const Review = z.strictObject({
  review_on: z.iso.date().describe('The day on which to look at it again'),
})
export type Review = z.infer<typeof Review>
