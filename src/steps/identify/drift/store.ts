import type { State } from '../../../ground/state/index.ts'

type ReviewTable = { name: string; review_on: string; decided_by: string; decided_at: Date }

const tables = (state: State) => state.db.withTables<{ 'identify.reviews': ReviewTable }>()

/** The days on which profiles are to be looked at again, where somebody set one. */
export async function readReviews(state: State): Promise<ReadonlyMap<string, string>> {
  const rows = await tables(state).selectFrom('identify.reviews').select(['name', 'review_on']).execute()
  return new Map(rows.map(({ name, review_on }) => [name, review_on]))
}

/** Keeps that a profile was looked at, and when to do so again. */
export async function keepReview(
  state: State,
  review: Readonly<{ name: string; review_on: string; by: string; at: Date }>,
): Promise<void> {
  const { name, review_on, by, at } = review
  const changes = { review_on, decided_by: by, decided_at: at }
  await tables(state)
    .insertInto('identify.reviews')
    .values({ name, ...changes })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(changes))
    .execute()
}
