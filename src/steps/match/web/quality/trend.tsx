import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import {
  Chart,
  DataTable,
  palette,
  Section,
  useAddress,
  useAnswer,
  useFormat,
} from '../../../../web/index.ts'
import { TrendPoint } from '../../quality/model.ts'

const Points = z.object({ items: z.array(TrendPoint) })
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

/** How full each import of a source was: whether the data get better. */
export function Trend() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { search } = useAddress()
  const source = search.get('source')
  const points = useAnswer(Points, '/quality/trend', { query: source === null ? {} : { source } })
  const items = points.data?.items ?? []
  const groups = useMemo(
    () => [
      ...Map.groupBy(
        points.data?.items ?? [],
        ({ source: from, kind }) => `${from} · ${t(`collect.kind.${kind}`)}`,
      ),
    ],
    [points.data, t],
  )
  const option = useMemo(
    () => ({
      legend: { type: 'scroll' as const, top: 0 },
      grid: { left: 44, right: 12, top: 32, bottom: 28 },
      tooltip: { trigger: 'item' as const },
      xAxis: { type: 'time' as const },
      yAxis: {
        min: 0,
        max: 1,
        axisLabel: { formatter: (value: number) => format.percent(value, 0) },
      },
      series: groups.map(([name, members], i) => ({
        type: 'line' as const,
        name,
        symbolSize: 8,
        color: palette[i % palette.length],
        data: members.map((each) => ({
          name: each.file,
          value: [each.imported_at, share(each.filled, each.places)],
        })),
      })),
    }),
    [groups, format],
  )
  if (items.length < 2) return null
  return (
    <Section title={t('match.web.trend')} lead={t('match.web.trend_lead')}>
      <Chart
        title={t('match.web.trend_chart')}
        option={option}
        onPick={(index, series) => {
          const picked = groups[series]?.[1][index]
          if (picked) navigate(`/data/imports/${picked.import_id}`)
        }}
        table={
          <DataTable
            label={t('match.web.trend_chart')}
            rows={items}
            rowKey={({ import_id }) => import_id}
            onOpen={({ import_id }) => navigate(`/data/imports/${import_id}`)}
            columns={[
              {
                key: 'when',
                title: t('match.web.imported_at'),
                cell: (each) => format.dateTime(each.imported_at),
              },
              { key: 'source', title: t('match.quality_column.source'), cell: (each) => each.source },
              { key: 'file', title: t('match.web.file'), cell: (each) => each.file },
              {
                key: 'rows',
                title: t('match.quality_column.rows'),
                numeric: true,
                cell: (each) => format.count(each.rows),
              },
              {
                key: 'filled',
                title: t('match.web.filled'),
                numeric: true,
                cell: (each) => format.percent(share(each.filled, each.places), 0),
              },
              {
                key: 'refused',
                title: t('match.quality_column.refused'),
                numeric: true,
                cell: (each) => format.count(each.refused),
              },
            ]}
          />
        }
      />
    </Section>
  )
}
