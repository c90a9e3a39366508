import type { TableColumn } from '../../ground/lake/index.ts'

/** Columns that this step adds to the working table of activities: what kind its type is, whatever language it was written in. */
export const activityColumns: readonly TableColumn[] = [
  {
    column: 'activity_kind',
    type: 'text',
    label: 'signals.column.activity_kind',
    value: "coalesce(kind.type, 'other')",
    from: 'left join signals.activity_types kind on kind.written = a.type',
    filterable: true,
    shown: true,
    words: 'signals.kind',
  },
]
