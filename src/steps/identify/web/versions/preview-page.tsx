import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import {
  Answered,
  DataTable,
  Page,
  Section,
  Stats,
  useAnswer,
  useFormat,
  useSession,
} from '../../../../web/index.ts'
import { Consequences, type Mover } from '../../versions/model.ts'
import { useBinWords } from '../bins.ts'
import { Bar, Grade } from '../marks.tsx'
import { ActivateDialog } from './activate-dialog.tsx'

/** What would follow if a version counted: nothing is changed until somebody activates it. */
export default function PreviewPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { can } = useSession()
  const { profileId } = useParams()
  const preview = useAnswer(Consequences, `/profiles/${profileId}/preview`)
  const [asking, setAsking] = useState(false)
  const after = preview.data?.after
  const to = `/identify/profiles/${profileId}`
  return (
    <Page
      title={t('identify.web.preview')}
      lead={
        preview.data &&
        t('identify.web.preview_lead', {
          name: preview.data.after.name,
          version: preview.data.after.version,
          before: preview.data.before.version,
        })
      }
      back={{ to, label: t('identify.web.profile') }}
      actions={
        after &&
        after.status !== 'active' &&
        can('profile:edit') && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t(after.status === 'earlier' ? 'identify.web.roll_back' : 'identify.web.activate')}
          </Button>
        )
      }
    >
      <Answered question={preview} rows={8}>
        {(found) => (
          <>
            <Counts preview={found} />
            <Traits preview={found} />
            <Movers title={t('identify.web.risers')} movers={found.risers} />
            <Movers title={t('identify.web.fallers')} movers={found.fallers} />
            <Lists preview={found} />
          </>
        )}
      </Answered>
      {asking && after && (
        <ActivateDialog profile={after} close={() => setAsking(false)} onDone={() => navigate(to)} />
      )}
    </Page>
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
