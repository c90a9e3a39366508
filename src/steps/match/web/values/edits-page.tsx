import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import {
  DataTable,
  EmptyNote,
  Page,
  ProblemNote,
  useFormat,
  usePages,
  useSession,
  Waiting,
} from '../../../../web/index.ts'
import { type Edit, ListedEdit } from '../../model.ts'
import { useChange, useFieldName } from './use-values.ts'

/** What people changed by hand, and taking it back. */
export default function EditsPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const edits = usePages(ListedEdit, '/edits')
  return (
    <Page title={t('match.web.edits')} lead={t('match.web.edits_lead')}>
      {edits.error && <ProblemNote error={edits.error} retry={() => void edits.refetch()} />}
      {edits.isPending && !edits.error ? (
        <Waiting rows={6} />
      ) : (
        <DataTable
          label={t('match.web.edits')}
          rows={edits.items}
          rowKey={(edit) => String(edit.edit_id)}
          empty={<EmptyNote title={t('match.web.no_edits')} text={t('match.web.no_edits_text')} />}
          columns={[
            {
              key: 'what',
              title: t('match.web.edit_what'),
              cell: (edit) => <What edit={edit} />,
              width: 280,
            },
            { key: 'about', title: t('match.edit.about'), cell: (edit) => <About edit={edit} />, width: 260 },
            {
              key: 'rows',
              title: t('match.web.edit_rows'),
              numeric: true,
              cell: (edit) => format.count(edit.records),
            },
            { key: 'who', title: t('match.web.edit_who'), cell: (edit) => edit.by },
            { key: 'when', title: t('match.web.edit_when'), cell: (edit) => format.dateTime(edit.at) },
            { key: 'note', title: t('match.web.edit_note'), cell: (edit) => edit.note ?? '' },
            { key: 'undo', title: '', cell: (edit) => <Undo edit={edit} /> },
          ]}
        />
      )}
      {edits.hasNextPage && <Button onClick={() => void edits.fetchNextPage()}>{t('match.web.more')}</Button>}
    </Page>
  )
}

/** The accounts or contacts that a change was about, the first of many. */
function About({ edit: { subject, about, records } }: { edit: ListedEdit }) {
  return (
    <>
      {about.map(({ id, name }, i) => (
        <span key={id}>
          {i > 0 && ' · '}
          {subject === 'account' ? <Link to={`/accounts/${id}`}>{name ?? id}</Link> : (name ?? id)}
        </span>
      ))}
      {records > about.length && about.length > 0 && ' …'}
    </>
  )
}

function What({ edit }: { edit: Edit }) {
  const nameOf = useFieldName()
  const { action, value, before } = edit
  if (action !== 'set') return `${action === 'tag' ? '+' : '−'} ${value}`
  return (
    <>
      {nameOf(edit)}: {before !== null && <s className="tw-muted">{before}</s>} {value ?? '–'}
    </>
  )
}

function Undo({ edit }: { edit: Edit }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const change = useChange()
  if (edit.undone_by)
    return (
      <span className="tw-muted">
        {t('match.web.taken_back', { who: edit.undone_by, when: format.dateTime(edit.undone_at) })}
      </span>
    )
  if (change.error) return <ProblemNote error={change.error} />
  return (
    can('data:edit') && (
      <Button
        size="small"
        loading={change.isPending}
        onClick={() => change.mutate({ path: `/edits/${edit.edit_id}/undo` })}
      >
        {edit.records > 1
          ? t('match.web.undo_many', { count: edit.records, rows: format.count(edit.records) })
          : t('match.web.undo')}
      </Button>
    )
  )
}
