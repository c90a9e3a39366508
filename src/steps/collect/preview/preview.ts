import type { FaultParams } from '../../../ground/kernel/index.ts'
import type { Lake } from '../../../ground/lake/index.ts'
import { dictionary } from '../fields/index.ts'
import type { Files } from '../files.ts'
import type { ImportRequest } from '../model.ts'
import { sourceOf } from '../rows.ts'
import { inOrder, keepFile, type Part, type Staging, stageFile } from '../staging.ts'
import { previewLines } from './changes.ts'
import { countConflicts, type FindConflicts } from './conflicts.ts'
import type { Action, KeptPreview, KeptRow, Preview, PreviewRow } from './model.ts'
import type { Previews } from './store.ts'

const megabyte = 1024 * 1024
/** What a quick preview reads of a table, so that it answers at once for any file; a small one is read to its end. */
export const quickReading: Part = { bytes: 16 * megabyte, least: 2 * megabyte, milliseconds: 1000 }
const examplesPerAction = 3

const accountFields = dictionary.fieldsOf('accounts').map(({ field }) => field)

export type PreviewServices = Readonly<{
  lake: Lake
  files: Files
  previews: Previews
  conflicts: FindConflicts
}>

/**
 * What an import would do, without doing it: the same reading, comparing and keeping, rolled back. Every row is kept
 * with the preview.
 * @param part how much of each table is read; all of it when left out
 */
export async function previewFiles(
  { lake, files, previews, conflicts }: PreviewServices,
  request: ImportRequest,
  work: Staging,
  part?: Part,
): Promise<KeptPreview> {
  const draft = await previews.begin()
  try {
    const plans = inOrder(request)
    return await lake.rehearse(async (tx) => {
      const previewed: KeptPreview['files'] = []
      for (const [i, plan] of plans.entries()) {
        const staged = await stageFile(tx, files, plan, work, part)
        const { examples, leftOut, add } = gatherExamples()
        await draft.addFile(previewLines(tx, staged.plan, staged.inspection, add))
        const counter = countConflicts()
        // Of other files there is nothing to compare.
        const found = plan.kind === 'accounts' ? conflicts(tx, staged.plan.source ?? sourceOf(plan.name)) : []
        const until = performance.now() + (part?.milliseconds ?? Number.POSITIVE_INFINITY)
        await draft.addConflicts(counter.lines(found, () => performance.now() > until))
        previewed.push({
          file_id: plan.file_id,
          name: plan.name,
          table: plan.table,
          kind: plan.kind,
          columns: staged.inspection.columns.map(({ header }, at) => ({
            header,
            field: staged.plan.fields[at] ?? null,
          })),
          counts: staged.counts,
          left_out: leftOut(),
          blanked: staged.blanked,
          capped: staged.capped,
          rows_in_table: staged.capped
            ? Math.max(staged.inspection.rows, staged.counts.rows)
            : staged.counts.rows,
          conflicts: plan.kind === 'accounts' ? counter.counted(accountFields) : null,
          examples,
        })
        // What one file says is known when the next one of its kind is compared.
        const at = `${work.context.today}T00:00:00Z`
        if (plans[i + 1]?.kind === plan.kind)
          await keepFile(tx, staged, { importId: `preview_${i}`, at, by: '' })
      }
      return draft.finish(previewed)
    })
  } catch (error) {
    await draft.drop()
    throw error
  }
}

/** Keeps the first rows of each action. */
function gatherExamples() {
  const examples: KeptRow[] = []
  let leftOut = 0
  const add = (action: Action, row: () => KeptRow) => {
    if (action === 'left_out') leftOut += 1
    if (examples.filter((each) => each.action === action).length < examplesPerAction) examples.push(row())
  }
  return { examples, leftOut: () => leftOut, add }
}

type Say = (key: string, params?: FaultParams) => string

/** A kept row in the language of the reader. */
export const toPreviewRow = (row: KeptRow, say: Say): PreviewRow => ({
  ...row,
  notes: row.notes.map((note) => ({ ...note, reason: say(`collect.reject.${note.code}`) })),
})

export const toPreview = ({ preview_id, files }: KeptPreview, say: Say): Preview => ({
  preview_id,
  files: files.map((file) => ({ ...file, examples: file.examples.map((row) => toPreviewRow(row, say)) })),
})
