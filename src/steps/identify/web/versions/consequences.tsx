import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, Section, Stats, useFormat } from '../../../../web/index.ts'
import type { Consequences, Mover } from '../../versions/model.ts'
import { useBinWords } from '../bins.ts'
import { Bar, Grade } from '../marks.tsx'

/** Who would rise and fall and why, what becomes of the grades, and of the lists. */
export function ConsequencesParts({ preview }: { preview: Consequences }) {
  const { t } = useTranslation()
  return (
    <>
      <Counts preview={preview} />
      <Traits preview={preview} />
      <Movers title={t('identify.web.risers')} movers={preview.risers} />
      <Movers title={t('identify.web.fallers')} movers={preview.fallers} />
      <Lists preview={preview} />
    </>
  )
}

function Counts({ preview }: { preview: Consequences }) {
  const { t } = useTranslation()
  const format = useFormat()
  const most = Math.max(1, ...preview.grades.flatMap(({ before, after }) => [before, after]))
  return (
    <Section title={t('identify.web.preview_counts')}>
      <Stats
        items={[
          { label: t('identify.web.rise'), value: format.count(preview.rise) },
          { label: t('identify.web.fall'), value: format.count(preview.fall) },
          { label: t('identify.web.same'), value: format.count(preview.same) },
          { label: t('identify.web.let_in'), value: format.count(preview.let_in) },
          { label: t('identify.web.left_out_gate'), value: format.count(preview.left_out) },
        ]}
      />
      <DataTable
        label={t('identify.column.grade')}
        rows={preview.grades}
        rowKey={({ grade }) => grade ?? 'none'}
        columns={[
          {
            key: 'grade',
            title: t('identify.column.grade'),
            cell: ({ grade }) => (grade === null ? t('identify.preview.no_grade') : <Grade grade={grade} />),
          },
          ...(['before', 'after'] as const).map((side) => ({
            key: side,
            title: t(`identify.preview.${side}`),
            cell: (each: Consequences['grades'][number]) => (
              <Bar value={each[side]} most={most}>
                {format.count(each[side])}
              </Bar>
            ),
          })),
          {
            key: 'stay',
            title: t('identify.web.stay'),
            numeric: true,
            cell: ({ grade }) =>
              format.count(
                preview.moves.find((move) => move.from === grade && move.to === grade)?.accounts ?? 0,
              ),
          },
        ]}
      />
    </Section>
  )
}

function Traits({ preview }: { preview: Consequences }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  if (preview.traits.length === 0) return null
  return (
    <Section title={t('identify.web.preview_traits')} lead={t('identify.web.preview_traits_lead')}>
      <DataTable
        label={t('identify.web.preview_traits')}
        rows={preview.traits}
        rowKey={({ trait }) => trait}
        columns={[
          { key: 'trait', title: t('identify.web.trait'), cell: ({ trait }) => words.trait(trait) },
          {
            key: 'before',
            title: t('identify.preview.before'),
            numeric: true,
            cell: ({ before }) => format.decimal(before),
          },
          {
            key: 'after',
            title: t('identify.preview.after'),
            numeric: true,
            cell: ({ after }) => format.decimal(after),
          },
          {
            key: 'changed',
            title: t('identify.preview.changed'),
            numeric: true,
            cell: ({ changed }) => format.count(changed),
          },
        ]}
      />
    </Section>
  )
}

function Movers({ title, movers }: { title: string; movers: readonly Mover[] }) {
  const { t } = useTranslation()
  const words = useBinWords()
  if (movers.length === 0) return null
  return (
    <Section title={title}>
      <DataTable
        label={title}
        rows={[...movers]}
        rowKey={({ account_id }) => account_id}
        columns={[
          {
            key: 'account',
            title: t('identify.column.account'),
            cell: ({ account_id, name }) => <Link to={`/accounts/${account_id}`}>{name ?? account_id}</Link>,
          },
          {
            key: 'fit',
            title: t('identify.column.fit'),
            cell: ({ before, after, grade_before, grade_after }) => (
              <span className="tw-row">
                {before} <Grade grade={grade_before} /> → {after} <Grade grade={grade_after} />
              </span>
            ),
          },
          {
            key: 'lines',
            title: t('identify.web.because'),
            cell: ({ lines }) =>
              lines
                .map(({ trait, before, after }) => `${words.trait(trait)} ${before} → ${after}`)
                .join(' · '),
          },
        ]}
      />
    </Section>
  )
}

function Lists({ preview }: { preview: Consequences }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (preview.lists.length === 0) return null
  return (
    <Section title={t('identify.web.lists')} lead={t('identify.web.preview_lists_lead')}>
      <DataTable
        label={t('identify.web.lists')}
        rows={preview.lists}
        rowKey={({ list_id }) => list_id}
        columns={[
          {
            key: 'name',
            title: t('identify.web.name'),
            cell: ({ list_id, name }) => <Link to={`/identify/lists/${list_id}`}>{name}</Link>,
          },
          ...(['stay', 'other_tier', 'enter', 'leave'] as const).map((column) => ({
            key: column,
            title: t(`identify.web.list_${column}`),
            numeric: true,
            cell: (list: Consequences['lists'][number]) => format.count(list[column]),
          })),
        ]}
      />
    </Section>
  )
}
