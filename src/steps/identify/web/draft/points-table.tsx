import { Alert, Button, InputNumber, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, Section, useFormat } from '../../../../web/index.ts'
import { fileBinName, mostPoints, type ScorecardFile } from '../../scorecard/model.ts'
import { useBinWords } from '../bins.ts'
import { isHidden, spreadTo100, totalOf, withPoints } from './points.ts'

type PointsTableProps = {
  file: ScorecardFile
  /** As it was when the editing began. */
  before: ScorecardFile
  change: (next: ScorecardFile, about: string) => void
}

/** The points of every value, to be changed one by one; what they come to, and the way to make it 100. */
export function PointsTable({ file, before, change }: PointsTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const [all, setAll] = useState(false)
  const gives = (at: number) => [file, before].some(({ traits }) => mostPoints(traits[at]?.bins ?? []) > 0)
  const rows = file.traits.flatMap((trait, at) =>
    all || gives(at)
      ? trait.bins
          .flatMap((bin, line) => (isHidden(trait, bin) ? [] : { trait, at, bin, line }))
          .sort((a, b) => Number('rest' in a.bin) - Number('rest' in b.bin) || a.line - b.line)
      : [],
  )
  const silent = file.traits.filter((_, at) => !gives(at)).length
  const total = totalOf(file.traits)
  const isMeasured = file.measured !== null && file.measured.accounts > 0
  const isChanged = JSON.stringify(file.traits) !== JSON.stringify(before.traits)
  return (
    <Section title={t('identify.web.points')} lead={t('identify.web.draft.points_lead')}>
      <div className="tw-row tw-evidence-filters">
        <span role="status" className={total === 100 ? undefined : 'tw-draft-off'}>
          {t('identify.web.draft.total', { total: format.count(total) })}
        </span>
        {total !== 100 && total > 0 && (
          <Button size="small" onClick={() => change(spreadTo100(file), 'spread')}>
            {t('identify.web.draft.spread')}
          </Button>
        )}
        {silent > 0 && (
          <span className="tw-row">
            <Switch size="small" id="all-traits" checked={all} onChange={setAll} />
            <label htmlFor="all-traits">
              {t('identify.web.draft.all', { traits: format.count(silent) })}
            </label>
          </span>
        )}
      </div>
      {isMeasured && isChanged && (
        <Alert type="info" showIcon className="tw-note" title={t('identify.web.draft.unmeasured')} />
      )}
      <DataTable
        label={t('identify.web.points')}
        rows={rows}
        rowKey={({ at, line }) => `${at} ${line}`}
        columns={[
          { key: 'trait', title: t('identify.web.trait'), cell: ({ trait }) => words.trait(trait.trait) },
          {
            key: 'bin',
            title: t('identify.column.bin'),
            cell: ({ trait, bin }) => words.bin(trait.trait, fileBinName(bin)),
          },
          {
            key: 'points',
            title: t('identify.web.points'),
            cell: ({ trait, at, bin, line }) => {
              const was = before.traits[at]?.bins[line]?.points ?? 0
              return (
                <span className="tw-row">
                  <InputNumber
                    size="small"
                    className="tw-draft-points"
                    min={0}
                    max={100}
                    precision={0}
                    value={bin.points}
                    aria-label={t('identify.web.draft.points_of', {
                      trait: words.trait(trait.trait),
                      bin: words.bin(trait.trait, fileBinName(bin)),
                    })}
                    onChange={(points) => change(withPoints(file, at, line, points ?? 0), `${at} ${line}`)}
                  />
                  {was !== bin.points && (
                    <span className="tw-muted tw-small">{t('identify.web.draft.was', { points: was })}</span>
                  )}
                </span>
              )
            },
          },
          {
            key: 'history',
            title: t('identify.web.draft.history'),
            numeric: true,
            cell: ({ bin: { evidence } }) =>
              evidence === undefined || evidence.closed === 0
                ? format.nothing
                : `${format.count(evidence.won)} / ${format.count(evidence.closed)}`,
          },
          {
            key: 'lift',
            title: t('identify.web.lift'),
            hint: t('identify.web.lift_hint'),
            numeric: true,
            cell: ({ bin }) => format.decimal(bin.evidence?.lift ?? null),
          },
        ]}
      />
    </Section>
  )
}
