import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Chart,
  DataTable,
  EmptyNote,
  ProblemNote,
  Section,
  useFormat,
  usePages,
} from '../../../../web/index.ts'
import { Import } from '../../model.ts'
import type { Source } from '../../sources/model.ts'
import { ImportsTable } from '../imports-table.tsx'

/** What came from a source: how many rows each time, and every import. */
export function SourceImports({ source }: { source: Source }) {
  const { t } = useTranslation()
  const imports = usePages(Import, '/imports', { source: source.label, limit: 100 })
  return (
    <Section title={t('collect.web.source_imports')}>
      {imports.error && <ProblemNote error={imports.error} retry={() => void imports.refetch()} />}
      {imports.isSuccess && imports.items.length === 0 && (
        <EmptyNote title={t('collect.web.source_imports_none')} />
      )}
      <RowsTrend imports={imports.items} />
      {imports.items.length > 0 && (
        <ImportsTable
          imports={imports.items}
          onMore={imports.hasNextPage && !imports.isFetching ? () => void imports.fetchNextPage() : undefined}
        />
      )}
    </Section>
  )
}

/** Bars that can be told apart. */
const drawnAtMost = 40

/** Rows of each file in the order they came, a colour per kind of file. */
function RowsTrend({ imports }: { imports: readonly Import[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const inForce = imports
    .filter(({ status }) => status === 'imported')
    .slice(0, drawnAtMost)
    .reverse()
  const shape = JSON.stringify(
    inForce.map(({ kind, counts, imported_at }) => [kind, counts.rows, imported_at]),
  )
  const option = useMemo(() => {
    const drawn: [Import['kind'], number, string][] = JSON.parse(shape)
    const kinds = [...new Set(drawn.map(([kind]) => kind))]
    return {
      grid: { left: 8, right: 8, top: 28, bottom: 4, outerBoundsMode: 'same' as const },
      legend: { show: kinds.length > 1, top: 0, left: 0 },
      xAxis: { type: 'category' as const, data: drawn.map(([, , at]) => format.date(at)) },
      yAxis: { type: 'value' as const, minInterval: 1 },
      tooltip: { trigger: 'item' as const },
      series: kinds.map((kind) => ({
        type: 'bar' as const,
        name: t(`collect.web.kind.${kind}`),
        stack: 'rows',
        barMaxWidth: 28,
        data: drawn.map(([each, rows]) => (each === kind ? rows : null)),
      })),
    }
  }, [shape, t, format])
  if (inForce.length < 2) return null
  return (
    <Chart
      title={t('collect.web.source_trend')}
      lead={t('collect.web.source_trend_lead')}
      option={option}
      height={160}
      table={
        <DataTable
          label={t('collect.web.source_trend')}
          rows={inForce}
          rowKey={(each) => each.import_id}
          columns={[
            { key: 'file', title: t('collect.web.file'), cell: (each) => each.file },
            { key: 'when', title: t('collect.web.when'), cell: (each) => format.dateTime(each.imported_at) },
            {
              key: 'rows',
              title: t('collect.web.count.rows'),
              numeric: true,
              cell: (each) => format.count(each.counts.rows),
            },
          ]}
        />
      }
    />
  )
}
