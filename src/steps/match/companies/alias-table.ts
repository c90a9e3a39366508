import { type TableColumn, type WorkingTable, workingTable } from '../../../ground/lake/index.ts'

const column = (
  name: string,
  type: TableColumn['type'],
  options: Pick<TableColumn, 'filterable' | 'shown' | 'words'> = {},
): TableColumn => ({ column: name, type, label: `match.alias.${name}`, value: `a.${name}`, ...options })

const shown = { shown: true }
const filter = { filterable: true, shown: true }

/** Which names were learned, or taught by hand, to mean one company; where each stands, and the change by hand that said it. */
export const aliasTable: WorkingTable = workingTable(
  {
    relation: `(select o.*, m.account_id, c.name as account, i.file, r.line, r.source, e.seq as edit_id,
      lower(o.alias || ' ' || o.name || ' ' || coalesce(c.name, '')) as search
    from match.other_names o
    join match.account_records m on m.record_id = o.record_id
    left join match.accounts c on c.account_id = m.account_id
    left join collect.current_accounts r on r.record_id = o.record_id and o.origin = 'row'
    left join collect.imports i on i.import_id = r.import_id
    left join (
      select record_id, field, max(seq) as seq
      from decided.edits
      where subject = 'account' and action = 'set' and field in ('short_name', 'english_name')
      group by 1, 2
    ) e on o.origin = 'hand' and e.record_id = o.record_id and e.field = o.field)`,
    id: 'alias_id',
    search: 'a.search',
  },
  [
    column('alias', 'text', shown),
    column('name', 'text', shown),
    column('account', 'text', { filterable: true }),
    column('field', 'text', { ...filter, words: 'match.alias_field' }),
    column('origin', 'text', { ...filter, words: 'match.alias_origin' }),
    column('is_used', 'text', { ...filter, words: 'match.alias_used' }),
    column('file', 'text', filter),
    column('line', 'number', shown),
    column('source', 'text', { filterable: true }),
    column('edit_id', 'number', shown),
    column('account_id', 'text'),
  ],
)
