import { Tag } from 'antd'
import { Link } from 'react-router'
import type { ColumnView, Pen } from '../../../web/index.ts'

const relationshipColours: Record<string, string> = {
  customer: 'success',
  open: 'processing',
  lost: 'warning',
}

export function Relationship({ value, t }: { value: string; t: Pen['t'] }) {
  return <Tag color={relationshipColours[value]}>{t(`match.relationship.${value}`)}</Tag>
}

/** How match shows its own columns of the working table of accounts. */
export const accountViews: readonly ColumnView[] = [
  {
    column: 'name',
    width: 220,
    cell: (row) => (
      <Link to={`/accounts/${row.account_id}`} title={String(row.name)}>
        {row.name}
      </Link>
    ),
  },
  {
    column: 'relationship',
    cell: (row, { t }) => <Relationship value={String(row.relationship)} t={t} />,
  },
  { column: 'domain', width: 160 },
  { column: 'industry', width: 150 },
  { column: 'opportunities', width: 120 },
  { column: 'open_opportunities', width: 150 },
]
