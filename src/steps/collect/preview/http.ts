import { z } from 'zod'
import {
  decodeCursor,
  encodeCursor,
  exportQuery,
  exportResponse,
  Job,
  page,
  pageQuery,
  type Route,
  route,
  toJob,
} from '../../../ground/edge/index.ts'
import type { Speak } from '../../../ground/kernel/index.ts'
import type { Jobs } from '../../../ground/state/index.ts'
import { ImportRequest } from '../model.ts'
import type { ReadContext } from '../rows.ts'
import { conflictExport, previewExport } from './export.ts'
import { Action, Conflict, Preview, PreviewRow } from './model.ts'
import { type PreviewServices, previewFiles, quickReading, toPreview, toPreviewRow } from './preview.ts'

export type PreviewHttp = PreviewServices &
  Readonly<{ jobs: Jobs; speak: Speak; readContext: () => ReadContext }>

const params = z.strictObject({ id: z.string().max(100) })
const file = z.coerce.number().int().min(0).max(49)
const field = z.string().max(64).optional().describe('Only conflicts of this field')
const action = Action.optional().describe('Only rows with which this happens')

/** Where a page begins, see `Previews`. */
const place = z.tuple([z.int()])

/** The first of what is kept, and the cursor of the rest. */
async function firstOf<Row>(
  kept: AsyncIterable<Readonly<{ row: Row; end: number }>>,
  limit: number,
  after: number,
): Promise<{ items: Row[]; next: string | null }> {
  const items: Row[] = []
  let from = after
  for await (const { row, end } of kept) {
    if (items.length === limit) return { items, next: encodeCursor([from]) }
    items.push(row)
    from = end
  }
  return { items, next: null }
}

/** Routes of previews: what an import would do, in total and row by row. */
export function previewRoutes(services: PreviewHttp): Route[] {
  const { previews, jobs, speak, readContext } = services
  const common = { permission: 'data:import', tag: 'collect' } as const
  return [
    route(
      {
        ...common,
        method: 'post',
        path: '/imports/preview',
        summary: 'What an import would create, update and refuse; of long files their beginning',
        body: ImportRequest,
        response: Preview,
        timeoutMs: 120_000,
      },
      async ({ body }, { signal, say }) => {
        const work = { context: readContext(), signal, report: () => undefined }
        return toPreview(await previewFiles(services, body, work, quickReading), say)
      },
    ),
    route(
      {
        ...common,
        method: 'post',
        path: '/imports/dry-run',
        summary: 'The same for all rows, as a job; its result names the preview',
        body: ImportRequest,
        status: 202,
        response: Job,
      },
      async ({ body }, { user, language }) => {
        for (const { file_id } of body.files) await services.files.path(file_id)
        return toJob(await jobs.start('dry_run', body, user.name), speak, language)
      },
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/imports/previews/{id}',
        summary: 'A preview that was made lately',
        params,
        response: Preview,
      },
      async ({ params: { id } }, { say }) => toPreview(await previews.get(id), say),
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/imports/previews/{id}/rows',
        summary: 'Rows of a preview in the order of the file, each with what would become of it',
        params,
        query: z.strictObject({ ...pageQuery, file: file.default(0).describe('Place in `files`'), action }),
        response: page(PreviewRow),
      },
      async ({ params: { id }, query: { file, action, cursor, limit } }, { say }) => {
        await previews.get(id)
        const [after] = decodeCursor(cursor, place) ?? [0]
        const { items, next } = await firstOf(previews.rows(id, { file, action }, after), limit, after)
        return { items: items.map((row) => toPreviewRow(row, say)), next }
      },
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/imports/previews/{id}/conflicts',
        summary:
          'Where rows of an account file say something else than another source or a person, line by line',
        params,
        query: z.strictObject({ ...pageQuery, file: file.default(0).describe('Place in `files`'), field }),
        response: page(Conflict),
      },
      async ({ params: { id }, query: { file, field, cursor, limit } }) => {
        const [after] = decodeCursor(cursor, place) ?? [0]
        return firstOf(previews.conflicts(id, { file, field }, after), limit, after)
      },
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/imports/previews/{id}/conflicts/export',
        summary: 'The same as a file',
        params,
        query: z.strictObject({ ...exportQuery, file: file.default(0), field }),
        response: 'file',
        timeoutMs: 0,
      },
      async ({ params: { id }, query: { file, field, ...query } }, { say }) => {
        const { files } = await previews.get(id)
        const found = previews.conflicts(id, { file, field })
        return exportResponse(conflictExport(found, files[file], say), query, say)
      },
    ),
    route(
      {
        ...common,
        method: 'get',
        path: '/imports/previews/{id}/export',
        summary: 'The rows of a preview as a file; of one table with its columns',
        params,
        query: z.strictObject({ ...exportQuery, file: file.optional(), action }),
        response: 'file',
        timeoutMs: 0,
      },
      async ({ params: { id }, query: { file, action, ...query } }, { say }) =>
        exportResponse(previewExport(previews, await previews.get(id), { file, action }, say), query, say),
    ),
  ]
}
