import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Chart, DataTable, page, palette, Section, useAnswer } from '../../../web/index.ts'
import { TargetAccount, type TargetList, tiers } from '../lists/model.ts'

/** As many points as one can still tell apart. */
const mostPoints = 500
const Accounts = page(TargetAccount)

/** Fit and readiness against each other, never added: who is right, and who is ready. */
export function FitReadinessChart({ list }: { list: TargetList }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const accounts = useAnswer(Accounts, `/targets/${list.list_id}/accounts`, {
    query: { version: list.version, limit: mostPoints },
  })
  const items = accounts.data?.items
  const option = useMemo(() => {
    const series = tiers.map((tier, index) => ({
      type: 'scatter' as const,
      name: t('identify.web.tier', { tier }),
      symbolSize: 11 - 2 * index,
      itemStyle: { color: palette[index], opacity: 0.8 },
      data: (items ?? [])
        .filter((each) => each.tier === tier && each.fit !== null)
        .map((each) => ({ value: [each.fit, each.readiness], name: each.name })),
    }))
    return {
      legend: { top: 0, right: 0, icon: 'circle', itemWidth: 10, itemHeight: 10 },
      grid: { left: 44, right: 12, top: 32, bottom: 40, outerBoundsMode: 'none' as const },
      xAxis: {
        name: t('identify.column.fit'),
        nameLocation: 'middle' as const,
        nameGap: 24,
        // Lists hold the best fits; the scale begins where they do.
        min: ({ min }: { min: number }) => Math.max(0, Math.floor(min / 10) * 10),
        max: 100,
      },
      yAxis: { name: t('identify.column.readiness') },
      tooltip: { trigger: 'item' as const },
      series,
    }
  }, [items, t])
  if (!items?.some((each) => each.fit !== null)) return null
  const drawn = tiers.flatMap((tier) => items.filter((each) => each.tier === tier && each.fit !== null))
  return (
    <Section title={t('identify.web.two_numbers')} lead={t('identify.web.two_numbers_lead')}>
      <Chart
        title={t('identify.web.fit_readiness')}
        option={option}
        height={260}
        onPick={(index, tier) => {
          const picked = drawn.filter((each) => each.tier === tiers[tier])[index]
          if (picked) navigate(`/accounts/${picked.account_id}`)
        }}
        table={
          <DataTable
            label={t('identify.web.fit_readiness')}
            rows={drawn}
            rowKey={(each) => each.account_id}
            columns={[
              { key: 'name', title: t('identify.web.account'), cell: (each) => each.name },
              { key: 'tier', title: t('identify.column.tier'), cell: (each) => each.tier },
              { key: 'fit', title: t('identify.column.fit'), numeric: true, cell: (each) => each.fit },
              {
                key: 'readiness',
                title: t('identify.column.readiness'),
                numeric: true,
                cell: (each) => each.readiness,
              },
            ]}
          />
        }
      />
    </Section>
  )
}
