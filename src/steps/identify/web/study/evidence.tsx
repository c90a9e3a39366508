import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, EmptyNote, Section, type Sortable, sortRows, useFormat } from '../../../../web/index.ts'
import { changeOf } from '../../steadiness/model.ts'
import { isPair, type Study, type StudyBin, sayStudyBin } from '../../study/model.ts'
import { scaleOf } from '../evidence.ts'
import { Interval } from '../interval.tsx'
import { SteadyNote, useSteadyColumns } from '../steadiness.tsx'
import { orderLines, tones, verdictOf } from './lines.ts'

/** More lines than these scroll in a box of their own. */
const mostInSight = 60

/** Every value of every column: how often its rows succeed, how sure that is, and the points it gives. */
export function StudyEvidence({ study }: { study: Study }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [q, setQ] = useState('')
  const [sort, setSort] = useState<string | null>(null)
  const said = (bin: string) =>
    sayStudyBin(bin, { say: (key, params) => t(key, params ?? {}), number: format.count })
  const ordered = useMemo(() => orderLines(study.traits), [study])
  const scale = useMemo(() => scaleOf(study.traits.map(asEvidence)), [study])
  const single = study.traits.filter((line) => !isPair(line))
  const steady = useSteadyColumns<StudyBin>(study.halves)
  const wanted = q.trim().toLowerCase()
  const found = ordered.filter(({ column, bin }) => `${column} ${said(bin)}`.toLowerCase().includes(wanted))
  const rows = sortRows(found, sort, sortValue)
  const isLong = study.traits.length > mostInSight
  const label = t('identify.web.study.find')
  return (
    <Section
      title={t('identify.web.study.evidence')}
      lead={t('identify.web.study.evidence_lead', { rate: format.percent(study.positives / study.rows) })}
    >
      <SteadyNote
        lines={single}
        halves={study.halves}
        nameOf={({ column }) => column}
        say={({ column, bin }) => `${column} · ${said(bin)}`}
      />
      <div className="tw-filters">
        <Input
          size="small"
          allowClear
          className="tw-table-search"
          value={q}
          placeholder={label}
          aria-label={label}
          maxLength={200}
          onChange={(event) => setQ(event.target.value)}
        />
        <span className="tw-total" role="status">
          {t('identify.web.study.lines', { lines: format.count(rows.length) })}
        </span>
      </div>
      <div className={isLong ? 'tw-study-lines' : undefined}>
        <DataTable
          label={t('identify.web.study.evidence')}
          rows={rows}
          rowKey={({ column, bin }) => `${column}\n${bin}`}
          sort={sort}
          onSort={setSort}
          windowed={isLong}
          empty={<EmptyNote title={t('identify.web.study.no_lines')} />}
          columns={[
            {
              key: 'column',
              title: t('identify.study.column'),
              sortable: true,
              width: 180,
              cell: ({ column }) => column,
            },
            { key: 'bin', title: t('identify.study.bin'), width: 180, cell: ({ bin }) => said(bin) },
            {
              key: 'n',
              title: t('identify.study.n'),
              numeric: true,
              sortable: true,
              width: 80,
              cell: ({ n }) => format.count(n),
            },
            {
              key: 'positives',
              title: t('identify.study.positives'),
              numeric: true,
              sortable: true,
              width: 80,
              cell: ({ positives }) => format.count(positives),
            },
            {
              key: 'lift',
              title: t('identify.study.lift'),
              hint: t('identify.web.study.lift_hint'),
              numeric: true,
              sortable: true,
              width: 140,
              cell: ({ lift, interval }) => (
                <>
                  {format.decimal(lift)}
                  {interval && (
                    <span className="tw-muted">
                      {' '}
                      ({format.decimal(interval[0])}–{format.decimal(interval[1])})
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'plot',
              title: t('identify.web.study.plot'),
              hint: t('identify.web.study.plot_hint'),
              width: 160,
              cell: (line) =>
                line.lift !== null && (
                  <Interval
                    value={line.lift}
                    low={line.interval?.[0] ?? null}
                    high={line.interval?.[1] ?? null}
                    scale={scale}
                    tone={tones[verdictOf(line)]}
                  />
                ),
            },
            {
              key: 'q',
              title: 'q',
              hint: t('identify.web.study.q_hint'),
              numeric: true,
              sortable: true,
              width: 80,
              cell: (line) => format.chance(line.q),
            },
            ...steady,
            ...(study.signal
              ? [
                  {
                    key: 'points',
                    title: t('identify.study.points'),
                    numeric: true,
                    sortable: true,
                    width: 70,
                    cell: ({ points }: StudyBin) => format.count(points),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </Section>
  )
}

const asEvidence = (line: StudyBin) => ({
  verdict: verdictOf(line),
  lift: line.lift,
  lift_low: line.interval?.[0] ?? null,
  lift_high: line.interval?.[1] ?? null,
})

function sortValue(line: StudyBin, key: string): Sortable {
  if (key === 'column') return line.column
  if (key === 'over_time') return changeOf(line)
  if (key === 'n' || key === 'positives' || key === 'lift' || key === 'q' || key === 'again') return line[key]
  return line.points
}
