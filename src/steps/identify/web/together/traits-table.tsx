import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable, useFormat } from '../../../../web/index.ts'
import type { TogetherTrait } from '../../together/model.ts'
import { useBinWords } from '../bins.ts'
import { Bar } from '../marks.tsx'

const colours: Record<TogetherTrait['finding'], string> = {
  contrary: 'error',
  overlooked: 'warning',
  confirmed: 'success',
  no_difference: 'default',
  not_enough_data: 'default',
  not_looked: 'default',
}

/** Every trait with the points of the team, of the data and of both, and what each of its values gets. */
export function TraitsTable({ traits }: { traits: readonly TogetherTrait[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const most = Math.max(1, ...traits.flatMap(({ team, data, most: both }) => [team, data, both]))
  const points = (value: number) => (
    <Bar value={value} most={most}>
      {value}
    </Bar>
  )
  return (
    <DataTable
      label={t('identify.web.together.traits')}
      rows={traits}
      rowKey={({ trait }) => trait}
      detail={(trait) => <Bins trait={trait} />}
      columns={[
        { key: 'trait', title: t('identify.web.trait'), cell: ({ trait }) => words.trait(trait) },
        {
          key: 'finding',
          title: t('identify.together.stands'),
          cell: ({ finding }) => (
            <Tag color={colours[finding]}>{t(`identify.together.finding.${finding}`)}</Tag>
          ),
        },
        { key: 'team', title: t('identify.together.team'), cell: ({ team }) => points(team) },
        { key: 'data', title: t('identify.together.data'), cell: ({ data }) => points(data) },
        { key: 'both', title: t('identify.together.both'), cell: ({ most: both }) => points(both) },
        {
          key: 'accounts',
          title: t('identify.web.accounts'),
          numeric: true,
          cell: ({ accounts }) => format.count(accounts),
        },
      ]}
    />
  )
}

function Bins({ trait }: { trait: TogetherTrait }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  return (
    <DataTable
      label={words.trait(trait.trait)}
      rows={trait.bins}
      rowKey={({ bin }) => bin}
      columns={[
        {
          key: 'bin',
          title: t('identify.web.value_found'),
          cell: ({ bin, clash }) => (
            <>
              {words.bin(trait.trait, bin)}{' '}
              {clash && <Tag color="error">{t('identify.together.finding.contrary')}</Tag>}
            </>
          ),
        },
        { key: 'team', title: t('identify.together.team'), numeric: true, cell: ({ team }) => team },
        { key: 'data', title: t('identify.together.data'), numeric: true, cell: ({ data }) => data },
        { key: 'points', title: t('identify.together.both'), numeric: true, cell: ({ points }) => points },
        {
          key: 'weight',
          title: t('identify.together.weight'),
          numeric: true,
          cell: ({ weight }) => format.percent(weight, 0),
        },
        {
          key: 'verdict',
          title: t('identify.web.verdict'),
          cell: ({ verdict }) => (verdict ? t(`identify.verdict.${verdict}`) : format.nothing),
        },
        {
          key: 'lift',
          title: t('identify.column.lift'),
          numeric: true,
          cell: ({ lift }) => format.decimal(lift),
        },
        {
          key: 'accounts',
          title: t('identify.web.accounts'),
          numeric: true,
          cell: ({ accounts }) => format.count(accounts),
        },
      ]}
    />
  )
}
