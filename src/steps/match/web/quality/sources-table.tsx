import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, Section, sortRows, useFormat } from '../../../../web/index.ts'
import type { SourceHealth } from '../../quality/model.ts'
import { rowsPath } from './links.ts'

/** Every source with its quality, and whether its companies buy. */
export function SourcesTable({ sources }: { sources: readonly SourceHealth[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [sort, setSort] = useState('-rows')
  const winRate = ({ won, lost }: SourceHealth) => (won + lost === 0 ? null : won / (won + lost))
  const rows = sortRows(sources, sort, (row, key) => {
    if (key === 'fresh') return row.fresh / row.rows
    if (key === 'won') return winRate(row)
    if (key === 'source') return row.source
    if (key === 'score') return row.score
    if (key === 'refused') return row.refused
    return key === 'flagged' ? row.flagged : row.rows
  })
  return (
    <Section title={t('match.web.by_source')} lead={t('match.web.by_source_lead')}>
      <DataTable
        label={t('match.web.by_source')}
        rows={rows}
        rowKey={({ source, kind }) => `${kind} ${source}`}
        sort={sort}
        onSort={setSort}
        columns={[
          {
            key: 'source',
            title: t('match.quality_column.source'),
            sortable: true,
            cell: ({ source }) => source,
          },
          {
            key: 'kind',
            title: t('match.quality_column.kind'),
            cell: ({ kind }) => t(`collect.kind.${kind}`),
          },
          {
            key: 'rows',
            title: t('match.quality_column.rows'),
            numeric: true,
            sortable: true,
            cell: ({ source, kind, rows: count }) => (
              <Link to={rowsPath(kind, { source })}>{format.count(count)}</Link>
            ),
          },
          {
            key: 'score',
            title: t('match.quality_column.score'),
            hint: t('match.web.score_hint'),
            numeric: true,
            sortable: true,
            cell: ({ score }) => format.count(score),
          },
          {
            key: 'fresh',
            title: t('match.quality_column.fresh'),
            hint: t('match.web.fresh_hint'),
            numeric: true,
            sortable: true,
            cell: ({ fresh, rows: count, last_seen_at }) => (
              <span title={format.dateTime(last_seen_at)}>{format.percent(fresh / count, 0)}</span>
            ),
          },
          {
            key: 'refused',
            title: t('match.quality_column.refused'),
            numeric: true,
            sortable: true,
            cell: ({ source, refused }) => (
              <Link to={`/data/imports?${new URLSearchParams({ source })}`}>{format.count(refused)}</Link>
            ),
          },
          {
            key: 'flagged',
            title: t('match.quality_column.flagged'),
            numeric: true,
            sortable: true,
            cell: ({ source, kind, flagged }) => (
              <Link to={`/data/flags?${new URLSearchParams({ source, kind })}`}>{format.count(flagged)}</Link>
            ),
          },
          {
            key: 'unmapped',
            title: t('match.quality_column.unmapped'),
            hint: t('match.web.sleeping_columns_hint'),
            cell: ({ unmapped }) => (unmapped.length === 0 ? format.nothing : unmapped.join(', ')),
          },
          {
            key: 'won',
            title: t('match.web.win_rate'),
            hint: t('match.web.win_rate_hint'),
            numeric: true,
            sortable: true,
            cell: (row) => (
              <span title={`${row.won} / ${row.won + row.lost}`}>{format.percent(winRate(row), 0)}</span>
            ),
          },
        ]}
      />
    </Section>
  )
}
