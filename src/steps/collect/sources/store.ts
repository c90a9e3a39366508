import { hashId } from '../../../ground/kernel/index.ts'
import type { DecidedTable } from '../../../ground/lake/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { FilePlan } from '../model.ts'
import { sourceOf } from '../rows.ts'
import { ConsentBasis, type SourceDetails, SourceKind } from './model.ts'

type SourceTable = {
  source_id: string
  label: string
  owner: string | null
  kind: string
  consent_basis: string
  consent_on: string | null
  consent_evidence: string | null
  contact: string | null
  note: string | null
  created_by: string
  created_at: Date
  changed_by: string
  changed_at: Date
}

type SourceTables = { 'collect.sources': SourceTable }

const tables = (state: State) => state.db.withTables<SourceTables>()

/** The id of a source follows from its label, which is what imports name. */
export const sourceIdOf = (label: string): string => hashId('src', label)

/** What nobody said otherwise: our own data, ground not stated. */
export const unsaid = {
  owner: null,
  kind: 'first',
  consent_basis: 'not_stated',
  consent_on: null,
  consent_evidence: null,
  contact: null,
  note: null,
} as const

/** Sources about which somebody said something, by label. */
export async function readDescribed(state: State) {
  const rows = await tables(state).selectFrom('collect.sources').selectAll().orderBy('source_id').execute()
  return rows.map((row) => ({
    ...row,
    kind: SourceKind.parse(row.kind),
    consent_basis: ConsentBasis.parse(row.consent_basis),
  }))
}

/** Keeps what a person says about a source. What is left out stays as it was, or as it is for a source nobody described. */
export async function describeSource(
  state: State,
  label: string,
  details: SourceDetails,
  by: string,
  at: Date,
): Promise<void> {
  const said = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined))
  const change = { ...said, changed_by: by, changed_at: at }
  await tables(state)
    .insertInto('collect.sources')
    .values({
      ...unsaid,
      source_id: sourceIdOf(label),
      label,
      created_by: by,
      created_at: at,
      ...change,
    })
    .onConflict((conflict) => conflict.column('source_id').doUpdateSet(change))
    .execute()
}

/**
 * Keeps what plans say about sources that nobody described yet.
 * @returns whether there was anything to keep
 */
export async function describeNew(
  state: State,
  plans: readonly Pick<FilePlan, 'name' | 'source' | 'about'>[],
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<boolean> {
  const known = new Set((await readDescribed(state)).map(({ label }) => label))
  const told = new Map(
    plans.flatMap(({ name, source, about }) => (about ? [[source ?? sourceOf(name), about] as const] : [])),
  )
  const fresh = [...told].filter(([label]) => !known.has(label))
  for (const [label, about] of fresh) await describeSource(state, label, about, by, at)
  return fresh.length > 0
}

/** What was said about sources, for queries and for lists that carry where an account came from. */
export const decidedSources = (state: State): DecidedTable => ({
  table: 'sources',
  columns: {
    label: 'varchar',
    owner: 'varchar',
    kind: 'varchar',
    consent_basis: 'varchar',
    consent_on: 'varchar',
    consent_evidence: 'varchar',
    contact: 'varchar',
    note: 'varchar',
  },
  rows: async () =>
    (await readDescribed(state)).map(
      ({ label, owner, kind, consent_basis, consent_on, consent_evidence, contact, note }) => ({
        label,
        owner,
        kind,
        consent_basis,
        consent_on,
        consent_evidence,
        contact,
        note,
      }),
    ),
})
