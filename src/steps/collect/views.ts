import type { PublicView } from '../../ground/lake/index.ts'

export const collectViews: readonly PublicView[] = [
  {
    view: 'imports',
    description: 'Files that came in, one row per import.',
    columns: {
      import_id: 'Id of the import',
      seq: 'Number in the order in which imports came in',
      file: 'Name of the file',
      kind: 'accounts, contacts, opportunities, activities or products',
      source: 'Label of the system it came from',
      status: 'imported, or undone when it was taken out of force',
      row_count: 'Rows in the file',
      created: 'Rows that were new',
      updated: 'Rows that changed something known',
      unchanged: 'Rows that said what was known',
      refused: 'Rows that were left out; see import_rejects',
      blanked: 'Values that could not be read; their rows were kept',
      imported_at: 'When it came in (UTC)',
      imported_by: 'Who imported it',
      undone_at: 'When it was undone (UTC)',
    },
    sql: `select i.*, case when u.import_id is null then 'imported' else 'undone' end as status, i.recorded_at as imported_at, u.recorded_at as undone_at
from collect.imports i left join collect.taken_back u on u.import_id = i.import_id`,
  },
  {
    view: 'sources',
    description:
      'Systems that files came from, one row per label that an import names or somebody described.',
    columns: {
      source: 'Label of the system',
      owner: 'Person who answers for it',
      kind: 'first: gathered by ourselves, second: from a partner, third: bought or given by others',
      consent_basis: 'Ground on which its persons may be processed, not_stated until somebody says',
      consent_on: 'Since when the ground holds',
      consent_evidence: 'Where it can be seen',
      contact: 'Whom to ask at the provider',
      note: 'What else is known',
      imports: 'Imports in force',
      row_count: 'Rows that their files held',
      refused: 'Rows of them that were left out',
      last_import_at: 'When the latest of them came in (UTC)',
    },
    sql: `select l.source, s.owner, coalesce(s.kind, 'first') as kind, coalesce(s.consent_basis, 'not_stated') as consent_basis,
  s.consent_on, s.consent_evidence, s.contact, s.note, coalesce(i.imports, 0) as imports, coalesce(i.row_count, 0) as row_count,
  coalesce(i.refused, 0) as refused, i.last_import_at
from (select source from collect.imports union select label from decided.sources) l
left join decided.sources s on s.label = l.source
left join (
  select source, count(*) as imports, cast(sum(row_count) as bigint) as row_count, cast(sum(refused) as bigint) as refused,
    max(recorded_at) as last_import_at
  from collect.in_force group by 1
) i on i.source = l.source`,
  },
  {
    view: 'import_rejects',
    description: 'Rows and values that could not be read, with line and reason.',
    columns: {
      import_id: 'Import they belong to',
      file: 'Name of the file',
      line: 'Line in the file, counted from 1',
      column_name: 'Header of the column, empty for a whole row',
      value: 'The value as it stands there',
      code: 'Reason; its words are those of the page',
      severity:
        'refused: the row was left out; blanked: the row was kept without this value; left_out: no row of the table; repaired: the row was kept, read as it was most likely meant',
      raw: 'The row as it stands in the file',
    },
    sql: 'select r.*, i.file from collect.rejects r join collect.imports i on i.import_id = r.import_id',
  },
]
