import type { LakeTransaction } from '../../../ground/lake/index.ts'
import type { Conflict, Conflicts, FieldConflicts } from './model.ts'

/** What a stretch of rows came to: how many belong to an account that is known, and what they say otherwise. */
export type Compared = Readonly<{ compared: number; conflicts: readonly Conflict[] }>

/**
 * Compares the staged rows of an account file with what a later step knows, stretch by stretch in the order of lines; `source`
 * is the label that they come under.
 */
export type FindConflicts = (tx: LakeTransaction, source: string) => AsyncIterable<Compared>

const examplesPerField = 5

/** How a line of conflicts begins, so that those of a field are found without reading them. */
export const conflictsOf = (field: string) => `{"field":${JSON.stringify(field)},`

/** Counts conflicts by field while each of them passes by as a line of JSON. */
export function countConflicts() {
  const fields = new Map<string, FieldConflicts>()
  let compared = 0
  let capped = false

  function add(conflict: Conflict): void {
    const { field, label_key, row_wins } = conflict
    const known = fields.get(field) ?? {
      field,
      label_key,
      row_wins: 0,
      known_wins: 0,
      examples: [],
    }
    fields.set(field, {
      ...known,
      row_wins: known.row_wins + Number(row_wins),
      known_wins: known.known_wins + Number(!row_wins),
      examples: known.examples.length < examplesPerField ? [...known.examples, conflict] : known.examples,
    })
  }

  return {
    /** @param isLate asked after each stretch: whether the rest is left for later */
    async *lines(
      found: AsyncIterable<Compared> | Iterable<Compared>,
      isLate: () => boolean,
    ): AsyncGenerator<string> {
      for await (const stretch of found) {
        if (capped) return
        compared += stretch.compared
        for (const { field, ...conflict } of stretch.conflicts) {
          add({ field, ...conflict })
          yield JSON.stringify({ field, ...conflict })
        }
        capped = isLate()
      }
      capped = false
    },
    /** @param order the fields in the order in which they are shown */
    counted: (order: readonly string[]): Conflicts => ({
      compared,
      capped,
      fields: order.flatMap((field) => fields.get(field) ?? []),
    }),
  }
}
