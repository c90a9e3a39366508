import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart, DataTable, palette, useFormat } from '../../../web/index.ts'
import type { GainPoint, Profile } from '../profile/model.ts'

/** What the best accounts hold of won revenue, or of the successes where no amounts are known; beside it size alone, and chance. */
export function GainChart({ profile: { gain, baseline } }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isRevenue = gain.every(({ revenue }) => revenue !== null)
  const held = (point: GainPoint) => (isRevenue ? point.revenue : point.won) ?? 0
  const fifth = gain.find(({ share }) => Math.abs(share - 0.2) < 1e-9)
  const size = baseline && t(`identify.trait.${baseline.trait}`)
  const lines = useMemo(
    () => [
      { name: t('identify.web.gain_profile'), points: gain },
      ...(baseline && size ? [{ name: size, points: baseline.gain }] : []),
    ],
    [gain, baseline, size, t],
  )
  const option = useMemo(() => {
    const of = (point: GainPoint) => (isRevenue ? point.revenue : point.won) ?? 0
    const axis = { min: 0, max: 100, axisLabel: { formatter: '{value} %' } }
    const line = (name: string, data: number[][], style: object) => ({
      type: 'line' as const,
      name,
      data,
      symbol: 'none',
      ...style,
    })
    return {
      grid: { left: 52, right: 28, top: 36, bottom: 44, outerBoundsMode: 'none' as const },
      legend: { top: 0, right: 0 },
      xAxis: { ...axis, name: t('identify.web.gain_accounts'), nameLocation: 'middle' as const, nameGap: 26 },
      yAxis: axis,
      series: [
        ...lines.map(({ name, points }, at) =>
          line(name, [[0, 0], ...points.map((point) => [100 * point.share, 100 * of(point)])], {
            itemStyle: { color: palette[at] },
          }),
        ),
        line(
          t('identify.web.gain_chance'),
          [
            [0, 0],
            [100, 100],
          ],
          { silent: true, lineStyle: { type: 'dashed' as const, width: 1 }, itemStyle: { color: '#888' } },
        ),
      ],
    }
  }, [lines, isRevenue, t])
  if (gain.length === 0 || !fifth) return null
  const title = t('identify.web.gain')
  const params = { share: format.percent(0.2), held: format.percent(held(fifth)) }
  return (
    <div className="tw-section">
      <Chart
        title={title}
        lead={t(isRevenue ? 'identify.gain' : 'identify.gain_won', params)}
        option={option}
        table={
          <DataTable
            label={title}
            rows={gain}
            rowKey={({ share }) => String(share)}
            columns={[
              {
                key: 'share',
                title: t('identify.web.gain_accounts'),
                numeric: true,
                cell: ({ share }) => format.percent(share),
              },
              ...lines.map(({ name, points }, at) => ({
                key: String(at),
                title: name,
                numeric: true,
                cell: ({ share }: GainPoint) => {
                  const point = points.find((each) => each.share === share)
                  return format.percent(point ? held(point) : null)
                },
              })),
            ]}
          />
        }
      />
    </div>
  )
}
