import type { Lake, LakeTransaction, Row } from '../../ground/lake/index.ts'
import { forKind, sql } from './facts.ts'
import type { Files } from './files.ts'
import { type FileInspection, type ImportRequest, type Preview, tableLabel } from './model.ts'
import { inOrder, keepFile, type Staging, stagedRejects, stageFile } from './staging.ts'

/** Rows of a file that a preview reads, so that it answers at once for any file. */
const previewRows = 100_000
const shownRejects = 50

type FilePreview = Preview['files'][number]

/**
 * What an import would do, without doing it: the same reading, comparing and keeping, rolled back.
 * @param say words a reject's code
 */
export async function previewFiles(
  lake: Lake,
  files: Files,
  request: ImportRequest,
  work: Pick<Staging, 'context' | 'signal'>,
  say: (code: string) => string,
): Promise<Preview> {
  return lake.rehearse(async (tx) => {
    const previews: FilePreview[] = []
    const plans = inOrder(request)
    for (const [i, plan] of plans.entries()) {
      const staged = await stageFile(tx, files, plan, { ...work, report: () => undefined }, previewRows)
      const { inspection, blanked, counts, capped } = staged
      const rejects = await stagedRejects(tx, shownRejects)
      previews.push({
        file_id: plan.file_id,
        name: plan.name,
        table: plan.table,
        kind: plan.kind,
        counts,
        blanked,
        capped,
        examples: await examplesOf(tx, plan.kind, inspection),
        rejects: rejects.map((reject) => ({
          import_id: '',
          file: tableLabel(plan),
          ...reject,
          reason: say(`collect.reject.${reject.code}`),
        })),
      })
      // What one file says is known when the next one of its kind is compared.
      const at = `${work.context.today}T00:00:00Z`
      if (plans[i + 1]?.kind === plan.kind)
        await keepFile(tx, plan, staged, { importId: `preview_${i}`, at, by: '' })
    }
    return { files: previews }
  })
}

async function examplesOf(
  tx: LakeTransaction,
  kind: FilePreview['kind'],
  inspection: FileInspection,
): Promise<FilePreview['examples']> {
  const rows = await tx.read(forKind(sql.example_changes, kind))
  return rows.map((row) => toExample(row, inspection))
}

function toExample(row: Row, inspection: FileInspection): FilePreview['examples'][number] {
  const cells: unknown = JSON.parse(String(row.raw))
  const values = Array.isArray(cells)
    ? cells.map((cell, i) => [inspection.columns[i]?.header ?? '', String(cell)] as const)
    : []
  const action = row.action === 'created' || row.action === 'updated' ? row.action : 'unchanged'
  return { line: Number(row.line), action, values: Object.fromEntries(values) }
}
