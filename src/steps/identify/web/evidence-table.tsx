import { Segmented, Select, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable, EmptyNote, type Sortable, sortRows, useAddress, useFormat } from '../../../web/index.ts'
import type { TraitEvidence } from '../model.ts'
import type { Profile } from '../profile/model.ts'
import { changeOf } from '../steadiness/model.ts'
import { useBinWords } from './bins.ts'
import { type Evidence, evidenceRows, scaleOf } from './evidence.ts'
import { Interval, type Tone } from './interval.tsx'
import { SteadyNote, useSteadyColumns } from './steadiness.tsx'

const verdicts = ['all', 'wins', 'loses', 'no_difference', 'not_enough_data'] as const
type Verdict = TraitEvidence['verdict']
const tones: Record<Verdict, Tone> = {
  wins: 'up',
  loses: 'down',
  no_difference: 'flat',
  not_enough_data: 'flat',
  agreed: 'flat',
}
const colours: Record<Verdict, string> = {
  wins: 'success',
  loses: 'error',
  no_difference: 'default',
  not_enough_data: 'default',
  agreed: 'default',
}

/** Every bin of every trait: how often it wins, how sure that is, and the points it gives. */
export function EvidenceTable({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const { search, change } = useAddress()
  const trait = search.get('trait')
  const verdict = search.get('verdict') ?? 'all'
  const sort = search.get('sort')
  const say = verdictWord(profile)
  const isWon = profile.outcome === 'won'
  const scale = scaleOf(profile.traits)
  const steady = useSteadyColumns<Evidence>(profile.halves)
  const matching = evidenceRows(profile.traits).filter(
    (row) => (trait === null || row.trait === trait) && (verdict === 'all' || row.verdict === verdict),
  )
  const rows = sort === null ? matching : sortRows(matching, sort, sortValue)
  const traits = [...new Set(profile.traits.map((row) => row.trait))]
  return (
    <>
      <SteadyNote
        lines={profile.traits}
        halves={profile.halves}
        nameOf={(row) => row.trait}
        say={(row) => `${words.trait(row.trait)} · ${words.bin(row.trait, row.bin)}`}
      />
      <div className="tw-row tw-evidence-filters">
        <Select
          size="small"
          className="tw-trait"
          allowClear
          value={trait}
          placeholder={t('identify.web.all_traits')}
          aria-label={t('identify.web.trait')}
          options={traits.map((field) => ({ value: field, label: words.trait(field) }))}
          onChange={(value) => change({ trait: value ?? null }, { replace: true })}
        />
        <Segmented
          size="small"
          value={verdict}
          aria-label={t('identify.web.verdict')}
          options={verdicts.map((each) => ({
            value: each,
            label: each === 'all' ? t('identify.web.all_verdicts') : t(say(each)),
          }))}
          onChange={(value) => change({ verdict: value === 'all' ? null : String(value) }, { replace: true })}
        />
      </div>
      <DataTable
        label={t('identify.web.evidence')}
        rows={rows}
        rowKey={(row) => `${row.trait} ${row.bin}`}
        sort={sort}
        onSort={(next) => change({ sort: next }, { replace: true })}
        columns={[
          {
            key: 'trait',
            title: t('identify.web.trait'),
            sortable: true,
            cell: (row) => words.trait(row.trait),
          },
          { key: 'bin', title: t('identify.web.bin'), cell: (row) => words.bin(row.trait, row.bin) },
          {
            key: 'accounts',
            title: t('identify.web.accounts'),
            hint: t('identify.web.accounts_hint'),
            numeric: true,
            sortable: true,
            cell: (row) => format.count(row.accounts),
          },
          {
            key: 'closed',
            title: t(isWon ? 'identify.web.won_closed' : 'identify.web.cases'),
            numeric: true,
            sortable: true,
            cell: (row) => `${format.count(row.won)} / ${format.count(row.closed)}`,
          },
          {
            key: 'win_rate',
            title: t(isWon ? 'identify.web.win_rate' : 'identify.web.success_rate'),
            numeric: true,
            sortable: true,
            cell: (row) => format.percent(row.win_rate),
          },
          {
            key: 'lift',
            title: t('identify.web.lift'),
            hint: t('identify.web.lift_hint'),
            numeric: true,
            sortable: true,
            cell: (row) => (
              <>
                {format.decimal(row.lift)}
                <span className="tw-muted tw-range">
                  {row.lift_low !== null &&
                    `${format.decimal(row.lift_low)} – ${format.decimal(row.lift_high)}`}
                </span>
              </>
            ),
          },
          {
            key: 'plot',
            title: t('identify.web.plot'),
            hint: t('identify.web.plot_hint'),
            cell: (row) =>
              row.lift !== null && (
                <Interval
                  value={row.lift}
                  low={row.lift_low}
                  high={row.lift_high}
                  scale={scale}
                  tone={tones[row.verdict]}
                />
              ),
          },
          {
            key: 'q',
            title: t('identify.web.q'),
            hint: t('identify.web.q_hint'),
            numeric: true,
            sortable: true,
            cell: (row) => format.chance(row.q),
          },
          {
            key: 'verdict',
            title: t('identify.web.verdict'),
            cell: (row) => <VerdictTag row={row} word={say(row.verdict)} />,
          },
          {
            key: 'points',
            title: t('identify.web.points'),
            hint: t('identify.web.points_hint'),
            numeric: true,
            sortable: true,
            cell: (row) => format.count(row.points),
          },
          ...steady,
        ]}
        empty={<EmptyNote title={t('identify.web.no_evidence')} />}
      />
    </>
  )
}

function sortValue(row: Evidence, key: string): Sortable {
  if (key === 'trait') return row.trait
  if (key === 'over_time') return changeOf(row)
  if (
    key === 'accounts' ||
    key === 'closed' ||
    key === 'win_rate' ||
    key === 'lift' ||
    key === 'q' ||
    key === 'again'
  )
    return row[key]
  return row.points
}

/** The key of what is said of a line: that it wins, or where something else counts as a success that it succeeds. */
const verdictWord =
  ({ outcome }: Profile) =>
  (verdict: Verdict) =>
    outcome !== 'won' && (verdict === 'wins' || verdict === 'loses')
      ? `identify.verdict_of_cases.${verdict}`
      : `identify.verdict.${verdict}`

function VerdictTag({ row, word }: { row: Evidence; word: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (row.verdict !== 'not_enough_data') return <Tag color={colours[row.verdict]}>{t(word)}</Tag>
  const needed = format.count(row.needed)
  return (
    <span className="tw-muted" title={t('identify.web.needed', { needed })}>
      {t('identify.web.too_few', { accounts: format.count(row.accounts), needed })}
    </span>
  )
}
