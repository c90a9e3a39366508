import { z } from 'zod'
import {
  decodeCursor,
  exportQuery,
  Job,
  listResponse,
  namedTypes,
  page,
  pageQuery,
  type Route,
  repeated,
  route,
  toJob,
  toPage,
  ValueNames,
} from '../../ground/edge/index.ts'
import { everyImport, getImport, importColumns, listImports } from './imports.ts'
import { mappingRoutes } from './mappings/http.ts'
import { recallTables } from './mappings/store.ts'
import { ChosenReading, Import, ImportRequest, Kind, UploadedFile } from './model.ts'
import { ownFieldRoutes } from './own/http.ts'
import { recogniseOwnTables } from './own/recognise.ts'
import { fullDictionary, ownFields } from './own/store.ts'
import { type PreviewHttp, previewRoutes } from './preview/http.ts'
import { recallFixes } from './rejects/fixes.ts'
import { rejectRoutes } from './rejects/http.ts'
import { type SourcesHttp, sourceRoutes } from './sources/http.ts'
import { recurringRoutes } from './sources/recurring-http.ts'
import { nameOf } from './standardise/known.ts'
import { uploadedFile } from './uploads.ts'

export type CollectHttp = SourcesHttp & PreviewHttp & Readonly<{ uploadBytes: number }>

const params = z.strictObject({ id: z.string().max(100) })
const fileName = z.string().trim().min(1).max(255)
const fileQuery = z.strictObject({
  name: fileName,
  kind: Kind.optional().describe('What the file holds; recognised when left out'),
  source: z.string().max(100).optional().describe('Label of its source; found by its name when left out'),
  ...ChosenReading.shape,
})

/** What is asked for in a file, and how a person says that it is read. */
const wantedOf = ({
  name,
  kind,
  encoding,
  delimiter,
  quote,
  escaping,
  header_line,
}: z.infer<typeof fileQuery>) => ({
  name,
  kind,
  chosen: { encoding, delimiter, quote, escaping, header_line },
})

const undoSummaries = {
  undo: 'Take an import out of force',
  redo: 'Take an undo back',
  'undo/preview': 'What an undo, or taking one back, would change; the result of the job says it',
} as const

/** Routes of files and imports. */
export function collectRoutes(services: CollectHttp): Route[] {
  const { lake, state, jobs, files, speak, uploadBytes } = services

  const reading = { permission: 'data:read', tag: 'collect', method: 'get' } as const
  const importing = { permission: 'data:import', tag: 'collect' } as const

  return [
    route(
      {
        ...reading,
        path: '/names',
        summary: 'What values that a table knows are called in the language of the reader',
        query: z.strictObject({ type: z.enum(namedTypes), value: repeated(z.string().max(500)) }),
        response: ValueNames,
      },
      ({ query: { type, value = [] } }, { language }) => ({
        items: value.map((each) => ({ value: each, name: nameOf(type, each, language) })),
      }),
    ),
    ...sourceRoutes(services),
    ...mappingRoutes(services),
    ...ownFieldRoutes(services),
    ...previewRoutes(services),
    ...rejectRoutes(services),
    ...recurringRoutes(services),
    route(
      {
        ...importing,
        method: 'post',
        path: '/files',
        summary: 'Upload a file and see which tables were recognised in it',
        query: fileQuery,
        body: 'bytes',
        bodyLimit: uploadBytes,
        timeoutMs: 0,
        status: 201,
        response: UploadedFile,
      },
      async ({ query, bytes }, { say }) =>
        recallFixes(
          lake,
          await recallTables(
            state,
            recogniseOwnTables(
              await uploadedFile(files, { id: await files.keep(bytes), ...wantedOf(query) }, say),
              await ownFields(state),
            ),
            query,
          ),
        ),
    ),
    route(
      {
        ...importing,
        method: 'get',
        path: '/files/{id}',
        summary: 'What was recognised in an uploaded file',
        params,
        query: fileQuery.extend({
          table: z.string().min(1).max(255).optional().describe('Only this table of the file'),
        }),
        response: UploadedFile,
      },
      async ({ params: { id }, query }, { say }) =>
        recallFixes(
          lake,
          await recallTables(
            state,
            recogniseOwnTables(
              await uploadedFile(files, { id, table: query.table, ...wantedOf(query) }, say),
              await ownFields(state),
            ),
            query,
          ),
        ),
    ),
    route(
      {
        ...reading,
        path: '/fields',
        summary: 'The field dictionary: what a column can be taken for',
        response: z.object({
          items: z.array(
            z.object({
              kind: z.string(),
              field: z.string(),
              type: z.string(),
              label: z.string(),
              unit: z.string().nullable().describe('What its numbers count'),
              synonyms: z.array(z.string()),
            }),
          ),
        }),
      },
      async (_, { language }) => ({
        items: (await fullDictionary(state)).fields.flatMap(({ field, kinds, type, label, unit, synonyms }) =>
          kinds.map((kind) => ({
            kind,
            field,
            type,
            label: label[language],
            unit: unit?.[language] ?? null,
            synonyms: [...synonyms],
          })),
        ),
      }),
    ),
    route(
      {
        ...importing,
        method: 'post',
        path: '/imports',
        summary: 'Import files: all of them, or none',
        body: ImportRequest,
        status: 202,
        response: Job,
      },
      async ({ body }, { user, language }) => {
        for (const { file_id } of body.files) await files.path(file_id)
        return toJob(await jobs.start('import', body, user.name), speak, language)
      },
    ),
    route(
      {
        ...reading,
        path: '/imports',
        summary: 'Files that came in, the newest first',
        query: z.strictObject({
          ...pageQuery,
          source: z.string().max(100).optional().describe('Label of the source they came from'),
        }),
        response: page(Import),
      },
      async ({ query: { cursor, limit, source } }) => {
        const [before] = decodeCursor(cursor, z.tuple([z.int()])) ?? [Number.MAX_SAFE_INTEGER]
        return toPage(await listImports(lake, before, limit + 1, source), limit, ({ seq }) => [seq])
      },
    ),
    route(
      {
        ...reading,
        permission: 'data:export',
        path: '/imports/export',
        summary: 'Files that came in, the newest first, as a file',
        query: z.strictObject({ ...exportQuery, source: z.string().max(100).optional() }),
        response: 'file',
        timeoutMs: 0,
      },
      ({ query }, { say }) =>
        listResponse(
          {
            name: 'imports',
            heading: (column) => `collect.import_column.${column}`,
            columns: importColumns,
            items: everyImport(lake, query.source),
          },
          query,
          say,
        ),
    ),
    route(
      { ...reading, path: '/imports/{id}', summary: 'One import', params, response: Import },
      ({ params: { id } }) => getImport(lake, id),
    ),
    ...(['undo', 'redo', 'undo/preview'] as const).map((act) =>
      route(
        {
          ...importing,
          method: 'post',
          path: `/imports/{id}/${act}`,
          summary: undoSummaries[act],
          params,
          status: 202,
          response: Job,
        },
        async ({ params: { id } }, { user, language }) => {
          await getImport(lake, id)
          return toJob(await jobs.start(act.replace('/', '_'), { import_id: id }, user.name), speak, language)
        },
      ),
    ),
  ]
}
