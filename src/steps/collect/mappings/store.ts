import { type JSONColumnType, sql } from 'kysely'
import { Fault, hashId } from '../../../ground/kernel/index.ts'
import type { State } from '../../../ground/state/index.ts'
import type { FileInspection, FilePlan, UploadedFile } from '../model.ts'
import { fixesIn } from '../rejects/fixes.ts'
import { sourceOf } from '../rows.ts'
import { columnKeys, headersKey } from './columns.ts'
import { Mapping } from './model.ts'

type Fields = Mapping['columns']
type MappingTable = {
  mapping_id: string
  source: string
  file_source: string
  headers_key: string
  kind: string
  fields: JSONColumnType<Fields>
  decided_by: string
  decided_at: Date
}

type MappingTables = { 'collect.mappings': MappingTable }

const tables = (state: State) => state.db.withTables<MappingTables>()

const toMapping = ({ fields, decided_at, ...row }: Omit<MappingTable, 'fields'> & { fields: Fields }) =>
  Mapping.parse({ ...row, columns: fields, decided_at: decided_at.toISOString() })

/** Every remembered correction, the newest first. */
export async function listMappings(state: State): Promise<Mapping[]> {
  const rows = await tables(state)
    .selectFrom('collect.mappings')
    .selectAll()
    .orderBy('decided_at', 'desc')
    .orderBy('mapping_id')
    .execute()
  return rows.map(toMapping)
}

/**
 * Forgets a correction: the next file is recognised as if nobody had ever said anything.
 * @throws Fault `collect.mapping_missing`
 */
export async function forgetMapping(state: State, mappingId: string): Promise<void> {
  const { numDeletedRows } = await tables(state)
    .deleteFrom('collect.mappings')
    .where('mapping_id', '=', mappingId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Fault('missing', 'collect.mapping_missing', { id: mappingId })
}

type Known = Readonly<{ kind?: string | undefined; source?: string | undefined }>

/** Every table of a file as {@link recall} takes it. */
export async function recallTables(state: State, file: UploadedFile, known: Known): Promise<UploadedFile> {
  return { ...file, tables: await Promise.all(file.tables.map((table) => recall(state, table, known))) }
}

/**
 * A table as somebody said before that files of its source with its columns are to be taken; as it was recognised when
 * nobody did, or when it was said to hold something else now.
 * @param source label of the source, where it is known already
 */
async function recall(
  state: State,
  inspection: FileInspection,
  { kind, source }: Known,
): Promise<FileInspection> {
  const headers = inspection.columns.map(({ header }) => header)
  const fileSource = sourceOf(inspection.name)
  const found = await tables(state)
    .selectFrom('collect.mappings')
    .selectAll()
    .where('headers_key', '=', headersKey(headers))
    .where((has) => has.or([has('source', '=', source ?? fileSource), has('file_source', '=', fileSource)]))
    .orderBy('decided_at', 'desc')
    .orderBy('mapping_id')
    .limit(1)
    .executeTakeFirst()
  if (!found || (kind !== undefined && kind !== found.kind)) return inspection
  return laidOver(inspection, toMapping(found))
}

function laidOver(inspection: FileInspection, mapping: Mapping): FileInspection {
  const keys = columnKeys(mapping.columns.map(({ header }) => header))
  const fieldOf = new Map(keys.map((key, i) => [key, mapping.columns[i]?.field ?? null]))
  const own = columnKeys(inspection.columns.map(({ header }) => header))
  const { mapping_id, source, kind, decided_by, decided_at } = mapping
  return {
    ...inspection,
    kind,
    confidence: 1,
    columns: inspection.columns.map((column, i) => ({
      ...column,
      field: fieldOf.get(own[i] ?? '') ?? null,
      confidence: 1,
      reason: 'remembered',
    })),
    remembered: { mapping_id, source, by: decided_by, at: decided_at },
  }
}

/**
 * Remembers what a plan corrects of what was recognised by itself. A plan that takes a file as it was recognised
 * forgets an earlier correction: somebody went back to it.
 * @param inspection the file as recognised without anything remembered
 */
export async function rememberPlan(
  state: State,
  plan: FilePlan,
  inspection: FileInspection,
  { by, at }: Readonly<{ by: string; at: Date }>,
): Promise<void> {
  const fileSource = sourceOf(plan.name)
  const source = plan.source ?? fileSource
  const headers = inspection.columns.map(({ header }) => header)
  // Rows to fix are taken as their original was.
  if (fixesIn(headers) !== null) return
  const key = headersKey(headers)
  const isAsRecognised =
    plan.kind === inspection.kind && plan.fields.every((field, i) => field === inspection.columns[i]?.field)
  if (isAsRecognised && source === fileSource) {
    await tables(state)
      .deleteFrom('collect.mappings')
      .where('headers_key', '=', key)
      .where((has) => has.or([has('source', '=', source), has('file_source', '=', fileSource)]))
      .execute()
    return
  }
  const fields = JSON.stringify(headers.map((header, i) => ({ header, field: plan.fields[i] ?? null })))
  const said = { kind: plan.kind, fields, file_source: fileSource, decided_by: by, decided_at: at }
  await tables(state)
    .insertInto('collect.mappings')
    .values({ mapping_id: hashId('map', source, key), source, headers_key: key, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(['source', 'headers_key'])
        .doUpdateSet(said)
        // Whoever repeats a correction has not made it.
        .where(
          sql<boolean>`(mappings.kind, mappings.fields, mappings.file_source) is distinct from (${plan.kind}, ${fields}::jsonb, ${fileSource})`,
        ),
    )
    .execute()
}
