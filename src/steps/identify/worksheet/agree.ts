import { hashId } from '../../../ground/kernel/index.ts'
import type { Agreement } from './model.ts'
import type { Kept } from './reader.ts'
import type { Event, Said } from './said.ts'
import { obstaclesOf, settledOf, sheetOf, signedAt } from './sheet.ts'
import type { Speaker } from './store.ts'

/**
 * What is added to a worksheet when somebody speaks: what they say, and the agreement when with it everybody who takes part has
 * signed the same.
 */
export function following(kept: Kept, said: Said, speaker: Speaker): Said[] {
  const at = speaker.at.toISOString()
  const next: Event = {
    seq: (kept.events.at(-1)?.seq ?? 0) + 1,
    said,
    person_id: speaker.person_id,
    person: speaker.person,
    at,
    undone_by: null,
    undone_at: null,
  }
  const agreement = agreementOf({ ...kept, events: [...kept.events, next] }, at)
  return agreement === null ? [said] : [said, { kind: 'agreed', agreement }]
}

/** The agreement that a worksheet has come to and that is not kept yet; null while somebody has not signed. */
export function agreementOf(kept: Kept, at: string): Agreement | null {
  const sheet = sheetOf(kept.events)
  if (sheet.agreed || obstaclesOf(sheet).length > 0) return null
  const signatures = [...sheet.participants.values()].flatMap(({ person_id, name, side }) => {
    const signed = signedAt(sheet, person_id)
    return signed === null ? [] : [{ person: name, side, at: signed }]
  })
  if (signatures.length < sheet.participants.size) return null
  const version = sheet.agreements.length + 1
  return {
    version,
    profile_id: hashId('icp', kept.worksheet_id, String(version)),
    name: sheet.name,
    product: sheet.product,
    criteria: settledOf(sheet),
    gate: [...sheet.gate],
    exclusions: [...sheet.exclusions],
    signatures,
    agreed_at: at,
  }
}
