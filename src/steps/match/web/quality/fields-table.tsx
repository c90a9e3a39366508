import { Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, Section, sortRows, useAddress, useFormat } from '../../../../web/index.ts'
import type { FieldHealth } from '../../quality/model.ts'
import { rowsPath } from './links.ts'

/** Every field of every source: filled, read, unique, used. Each figure leads to its rows. */
export function FieldsTable({ fields }: { fields: readonly FieldHealth[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, change } = useAddress()
  const [sort, setSort] = useState('filled')
  const source = search.get('source')
  const shown = fields.filter((field) => source === null || field.source === source)
  const valid = ({ filled, blanked }: FieldHealth) =>
    filled + blanked === 0 ? null : filled / (filled + blanked)
  const unique = ({ filled, distinct }: FieldHealth) => (filled === 0 ? null : distinct / filled)
  const rows = sortRows(shown, sort, (row, key) => {
    if (key === 'field') return row.label
    if (key === 'source') return row.source
    if (key === 'valid') return valid(row)
    return key === 'unique' ? unique(row) : row.filled / row.rows
  })
  return (
    <Section
      title={t('match.web.by_field')}
      lead={t('match.web.by_field_lead')}
      actions={
        <Select
          className="tw-quality-source"
          aria-label={t('match.quality_column.source')}
          allowClear
          showSearch
          placeholder={t('match.web.all_sources')}
          value={source}
          options={[...new Set(fields.map((field) => field.source))].map((value) => ({
            value,
            label: value,
          }))}
          onChange={(value: string | undefined) => change({ source: value ?? null }, { replace: true })}
        />
      }
    >
      <DataTable
        label={t('match.web.by_field')}
        rows={rows}
        rowKey={(row) => `${row.kind} ${row.source} ${row.field}`}
        sort={sort}
        onSort={setSort}
        columns={[
          { key: 'field', title: t('match.web.field'), sortable: true, cell: ({ label }) => label },
          {
            key: 'kind',
            title: t('match.quality_column.kind'),
            cell: ({ kind }) => t(`collect.kind.${kind}`),
          },
          {
            key: 'source',
            title: t('match.quality_column.source'),
            sortable: true,
            cell: (row) => row.source,
          },
          {
            key: 'filled',
            title: t('match.web.filled'),
            numeric: true,
            sortable: true,
            cell: (row) => (
              <Link to={rowsPath(row.kind, { source: row.source, field: row.field, state: 'empty' })}>
                {format.percent(row.filled / row.rows, 0)}
              </Link>
            ),
          },
          {
            key: 'valid',
            title: t('match.web.valid'),
            hint: t('match.web.valid_hint'),
            numeric: true,
            sortable: true,
            cell: (row) => format.percent(valid(row), 0),
          },
          {
            key: 'unique',
            title: t('match.web.unique'),
            hint: t('match.web.unique_hint'),
            numeric: true,
            sortable: true,
            cell: (row) => <span title={format.count(row.distinct)}>{format.percent(unique(row), 0)}</span>,
          },
          {
            key: 'used',
            title: t('match.web.used'),
            cell: ({ uses }) =>
              uses.length === 0 ? (
                <span className="tw-muted">{t('match.web.sleeps')}</span>
              ) : (
                uses.map((use) => <Tag key={use}>{t(`match.use.${use}`)}</Tag>)
              ),
          },
        ]}
      />
    </Section>
  )
}
