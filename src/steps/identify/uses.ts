import type { Lake } from '../../ground/lake/index.ts'
import { isOwnField } from '../collect/index.ts'
import type { FieldUse } from '../match/index.ts'
import { columnTrait, fieldsOfTrait } from './model.ts'
import { listProfiles } from './profiles.ts'

/** The fields that a trait is made of; a column that people made a field is looked at under its name. */
function fieldsOf(trait: string): readonly string[] {
  const column = trait.slice(columnTrait.length)
  return trait.startsWith(columnTrait) && isOwnField(column) ? [column] : fieldsOfTrait(trait)
}

/** What a profile learns from beside the traits: who won, who lost, how much and when. */
const learnedFrom = ['account_name', 'account_external_id', 'product', 'stage', 'amount', 'closed_on']

/** What readiness counts. */
const counted = ['occurred_on', 'type', 'account_name', 'contact_email']

/**
 * Fields, as `kind.field`, that something is made of: the version in force of each profile looked at them, gives points for
 * them, asks for them in its gate; readiness counts them. Every other field sleeps (D1).
 */
export async function fieldsInUse(lake: Lake): Promise<ReadonlyMap<string, readonly FieldUse[]>> {
  const uses = new Map<string, Set<FieldUse>>()
  const add = (field: string, use: FieldUse) => uses.set(field, (uses.get(field) ?? new Set()).add(use))
  const profiles = await listProfiles(lake)
  for (const profile of profiles.filter(({ status }) => status === 'active')) {
    for (const field of learnedFrom) add(`opportunities.${field}`, 'profile')
    for (const { trait, points } of profile.traits) {
      for (const field of fieldsOf(trait)) {
        const named = field.includes('.') ? field : `accounts.${field}`
        add(named, 'profile')
        if (points > 0) add(named, 'score')
      }
    }
    for (const { field } of profile.gate) add(`accounts.${field}`, 'gate')
  }
  for (const field of counted) add(`activities.${field}`, 'readiness')
  return new Map([...uses].map(([field, found]) => [field, [...found].sort()]))
}
