import { Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import {
  cancelJob,
  Dialog,
  isFinished,
  JobFailure,
  JobProgress,
  ProblemNote,
  useAnswer,
  useFormat,
  useJob,
  useStart,
  Waiting,
} from '../../../web/index.ts'
import type { Import } from '../model.ts'
import { UndoPreview } from '../undo/model.ts'
import { Fields } from './plan.ts'

type UndoDialogProps = { act: 'undo' | 'redo'; imported: Import; close: () => void }

/** What an undo, or taking one back, will change, rehearsed before anybody decides. */
export function UndoDialog({ act, imported, close }: UndoDialogProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const path = `/imports/${imported.import_id}`
  const rehearsal = useStart()
  const start = useStart()
  const { job, pace } = useJob(rehearsal.data?.id)
  useEffect(() => rehearsal.mutate({ path: `${path}/undo/preview` }), [])
  const preview = job?.status === 'done' ? UndoPreview.safeParse(job.result).data : undefined
  // A rehearsal that nobody waits for any more need not run on; that it cannot be stopped harms nothing.
  const leave = () => {
    if (job && !isFinished(job)) cancelJob(job.id).catch(() => undefined)
    close()
  }
  const go = () =>
    start.mutate(
      { path: `${path}/${act}` },
      { onSuccess: (started) => navigate(`/data/imports/jobs/${started.id}`) },
    )
  return (
    <Dialog
      open
      width={640}
      title={t(`collect.web.${act}_ask`, { file: imported.file })}
      onCancel={leave}
      footer={
        <>
          <Button onClick={leave}>{t('web.job.cancel')}</Button>
          <Button
            type="primary"
            danger={act === 'undo'}
            loading={start.isPending || start.isSuccess}
            disabled={!preview}
            onClick={go}
          >
            {t(`collect.web.${act}`)}
          </Button>
        </>
      }
    >
      <div className="tw-stack">
        {(rehearsal.error || start.error) && <ProblemNote error={rehearsal.error ?? start.error} />}
        {!job && !rehearsal.error && <Waiting rows={3} />}
        {job && !isFinished(job) && <JobProgress job={job} pace={pace} bare />}
        {job && <JobFailure job={job} />}
        {preview && <UndoFigures preview={preview} />}
        {preview && <p className="tw-muted">{t(`collect.web.${act}_after`)}</p>}
      </div>
    </Dialog>
  )
}

/** Counts per table with examples, and the values that fall back. */
function UndoFigures({ preview: { tables, values } }: { preview: UndoPreview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const dictionary = useAnswer(Fields, '/fields')
  const shown = (field: string, value: string | null) => {
    if (value === null) return format.nothing
    const type = dictionary.data?.items.find((each) => each.kind === 'accounts' && each.field === field)?.type
    return type === 'money' || type === 'count'
      ? format.number(Number(value))
      : format.name(type ?? field, value)
  }
  const touched = tables.filter(({ gone, changed, back }) => gone + changed + back > 0)
  if (touched.length === 0) return <p>{t('collect.web.undo_nothing')}</p>
  return (
    <>
      <ul className="tw-plain-list">
        {touched.map(({ table, gone, changed, back, examples }) => (
          <li key={table}>
            <strong>{t(`collect.web.kind.${table}`)}</strong>
            {': '}
            {[
              ...(gone > 0 ? [t('collect.web.undo_gone', { count: gone, rows: format.count(gone) })] : []),
              ...(changed > 0
                ? [t('collect.web.undo_changed', { count: changed, rows: format.count(changed) })]
                : []),
              ...(back > 0 ? [t('collect.web.undo_back', { count: back, rows: format.count(back) })] : []),
            ].join(' · ')}
            {examples.length > 0 && (
              <div className="tw-muted">
                {t('collect.web.undo_examples', { names: format.list(examples) })}
              </div>
            )}
          </li>
        ))}
      </ul>
      {values.length > 0 && (
        <>
          <h3 className="tw-undo-head">{t('collect.web.undo_values')}</h3>
          <ul className="tw-plain-list">
            {values.map(({ field, accounts, examples }) => (
              <li key={field}>
                <strong>{t(`match.column.${field}`)}</strong> ({format.count(accounts)}){': '}
                {examples.slice(0, 3).map(({ account, before, after }) => (
                  <div key={account} className="tw-muted">
                    {account}: {shown(field, before)} → {shown(field, after)}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
