import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ProblemNote, useFormat, useStart } from '../../../web/index.ts'
import type { ImportRequest } from '../model.ts'
import { rowsToImport, type usePreview } from './preview.tsx'

type ImportBarProps = {
  /** What to import; undefined while nothing can be, as one field is given to two columns. */
  request: ImportRequest | undefined
  /** Files are on their way or being recognised. */
  looking: boolean
  preview: ReturnType<typeof usePreview>
}

/**
 * The one button, always in sight. Pressed while the preview is made anew (a source was typed just before) it says that it waits,
 * and imports once the preview stands; a preview that fails, or another change of the plan, lets the wish go.
 */
export function ImportBar({ request, looking, preview: { question, stands } }: ImportBarProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const start = useStart()
  /** What stood there when it was pressed too early: the plan, or `null` while files were on their way. */
  const [wish, setWish] = useState<ImportRequest | null>()
  const ready = request !== undefined && !looking && stands
  const failed = question.isError || (request === undefined && !looking)
  const isWanted = wish !== undefined && !failed && (wish === null || wish === request)
  const { mutate } = start

  useEffect(() => {
    if (wish === undefined || (isWanted && !ready)) return
    setWish(undefined)
    if (!isWanted) return
    mutate(
      { path: '/imports', body: request },
      { onSuccess: (job) => navigate(`/data/imports/jobs/${job.id}`) },
    )
  }, [wish, isWanted, ready, request, mutate, navigate])

  const rows = question.data ? rowsToImport(question.data) : undefined
  return (
    <div className="tw-import-bar">
      {start.error && <ProblemNote error={start.error} />}
      <Button
        type="primary"
        size="large"
        disabled={failed}
        loading={isWanted || start.isPending || start.isSuccess}
        onClick={() => setWish(looking ? null : request)}
      >
        {rows === undefined
          ? t('collect.web.import')
          : t(rows.about ? 'collect.web.import_about' : 'collect.web.import_rows', {
              count: rows.rows,
              rows: format.count(rows.rows),
            })}
      </Button>
      <span className="tw-muted" role="status">
        {isWanted && !ready ? t('collect.web.import_waits') : t('collect.web.import_safe')}
      </span>
    </div>
  )
}
