import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { Answered, Chart, DataTable, Section, Stats, useAnswer, useFormat } from '../../../web/index.ts'
import { BaseSummary } from '../model.ts'

/** What the account base holds, and how many rows became how many companies. Nothing while it is empty. */
export default function BaseFigures() {
  const { t } = useTranslation()
  const format = useFormat()
  const base = useAnswer(BaseSummary, '/base')
  if (base.data?.rows === 0) return null
  return (
    <Section
      title={t('match.web.base')}
      lead={base.data?.as_of && t('match.web.as_of', { day: format.date(base.data.as_of) })}
    >
      <Answered question={base}>
        {(known) => (
          <>
            <p className="tw-became">
              {t('match.web.became', {
                rows: format.count(known.account_rows),
                count: known.accounts,
                accounts: format.count(known.accounts),
              })}{' '}
              {known.merged_rows > 0 &&
                t('match.web.merged', {
                  count: known.merged_rows,
                  rows: format.count(known.merged_rows),
                })}{' '}
              {known.named_only > 0 &&
                t('match.web.named_only', {
                  count: known.named_only,
                  accounts: format.count(known.named_only),
                })}{' '}
              {known.without_account > 0 &&
                t('match.web.without_account', {
                  count: known.without_account,
                  opportunities: format.count(known.without_account),
                })}
            </p>
            <Stats
              items={[
                { label: t('match.web.accounts'), value: format.count(known.accounts) },
                { label: t('match.column.contacts'), value: format.count(known.contacts) },
                { label: t('match.column.opportunities'), value: format.count(known.opportunities) },
                { label: t('match.column.won'), value: format.count(known.won) },
                { label: t('match.column.lost'), value: format.count(known.lost) },
                { label: t('match.status.open'), value: format.count(known.open) },
                {
                  label: t('match.column.won_revenue'),
                  value: format.money(known.won_revenue),
                  hint: format.number(known.won_revenue),
                },
              ]}
            />
            <div className="tw-columns tw-charts">
              <Industries />
              <Stages stages={known.stages} />
            </div>
          </>
        )}
      </Answered>
    </Section>
  )
}

const Values = z.object({ items: z.array(z.object({ value: z.string().nullable(), rows: z.int() })) })
/** Bars that can be read with their labels; the table shows all. */
const barsAtMost = 10

/** Accounts by industry; a bar leads to its accounts. */
function Industries() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const values = useAnswer(Values, '/accounts/values', { query: { column: 'industry' } })
  const bars = (values.data?.items ?? []).map(({ value, rows }) => ({
    label: value === null ? t('web.table.unknown') : format.name('industry', value),
    count: rows,
    open: () => navigate(`/accounts?${new URLSearchParams({ industry: value ?? '' })}`),
  }))
  if (bars.length < 2) return null
  return (
    <Bars
      title={t('match.web.by_industry')}
      what={t('match.column.industry')}
      unit={t('match.web.accounts')}
      bars={bars}
    />
  )
}

function Stages({ stages }: { stages: BaseSummary['stages'] }) {
  const { t } = useTranslation()
  const bars = stages.map(({ stage, status, opportunities }) => {
    const meaning = t(`match.status.${status}`)
    return { label: stage === meaning ? stage : `${stage} (${meaning})`, count: opportunities }
  })
  if (bars.length < 2) return null
  return (
    <Bars
      title={t('match.web.by_stage')}
      what={t('match.web.stage')}
      unit={t('match.column.opportunities')}
      bars={bars}
    />
  )
}

type Bar = { label: string; count: number; open?: () => void }

function Bars({
  title,
  what,
  unit,
  bars,
}: {
  title: string
  what: string
  unit: string
  bars: readonly Bar[]
}) {
  const format = useFormat()
  const shape = JSON.stringify(bars.slice(0, barsAtMost).map(({ label, count }) => [label, count]))
  const option = useMemo(() => {
    const drawn: [string, number][] = JSON.parse(shape)
    return {
      grid: { left: 8, right: 56, top: 4, bottom: 4, outerBoundsMode: 'same' as const },
      xAxis: { type: 'value' as const, show: false },
      yAxis: {
        type: 'category' as const,
        inverse: true,
        data: drawn.map(([label]) => label),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { width: 150, overflow: 'truncate' as const },
      },
      tooltip: { trigger: 'item' as const },
      series: [
        {
          type: 'bar' as const,
          name: unit,
          data: drawn.map(([, count]) => count),
          barMaxWidth: 14,
          itemStyle: { borderRadius: 2 },
          label: {
            show: true,
            position: 'right' as const,
            formatter: ({ value }: { value: unknown }) => format.count(Number(value)),
          },
        },
      ],
    }
  }, [shape, unit, format])
  return (
    <Chart
      title={title}
      option={option}
      height={Math.min(bars.length, barsAtMost) * 22 + 12}
      onPick={(index) => bars[index]?.open?.()}
      table={
        <DataTable
          label={title}
          rows={bars}
          rowKey={(bar) => bar.label}
          columns={[
            { key: 'label', title: what, cell: (bar) => bar.label },
            { key: 'count', title: unit, numeric: true, cell: (bar) => format.count(bar.count) },
          ]}
        />
      }
    />
  )
}
