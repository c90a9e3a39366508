import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, DataTable, ProblemNote, Section, useFormat, Waiting } from '../../../web/index.ts'
import { type FileInspection, type ImportRequest, Preview, tableLabel } from '../model.ts'
import { severityColor } from './severity.ts'

/** A change of the plan is previewed after so many ms without another one. */
const pause = 300

type PreviewFile = Preview['files'][number]

/** What an import would do, asked anew after every change of the plan. */
export function usePreview(request: ImportRequest | undefined) {
  const [asked, setAsked] = useState(request)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(request), pause)
    return () => clearTimeout(timer)
  }, [request])
  const question = useQuery({
    queryKey: ['/imports/preview', asked],
    queryFn: ({ signal }) => ask(Preview, '/imports/preview', { method: 'POST', body: asked, signal }),
    enabled: asked !== undefined && asked === request,
    placeholderData: keepPreviousData,
  })
  return question
}

/**
 * Rows that will be taken in. Of a long file the preview reads only the beginning; then all of its rows count,
 * as far as they are known.
 */
export function rowsToImport(preview: Preview, inspections: readonly (FileInspection | undefined)[]): number {
  return preview.files.reduce((sum, { file_id, table, counts, capped }) => {
    const known = inspections.find(
      (inspection) => inspection?.file_id === file_id && inspection.table === table,
    )?.rows
    return sum + (capped && known !== undefined ? known : counts.rows - counts.refused)
  }, 0)
}

/** Counts for each file, with examples of what becomes of its rows. */
export function PreviewSection({
  preview,
  waiting,
}: {
  preview: ReturnType<typeof usePreview>
  waiting: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const count = (key: 'rows' | 'created' | 'updated' | 'unchanged' | 'refused') => ({
    key,
    title: t(`collect.web.count.${key}`),
    hint: t(`collect.web.count.${key}_hint`),
    numeric: true,
    cell: (file: PreviewFile) => format.count(file.counts[key]),
  })
  return (
    <Section
      title={t('collect.web.preview')}
      lead={waiting ? t('collect.web.preview_waits') : t('collect.web.preview_lead')}
    >
      {preview.error && <ProblemNote error={preview.error} retry={() => void preview.refetch()} />}
      {preview.isLoading && <Waiting rows={2} />}
      {preview.data?.files.some(({ capped }) => capped) && (
        <Alert type="info" showIcon className="tw-note" title={t('collect.web.preview_capped')} />
      )}
      {preview.data && (
        <DataTable
          label={t('collect.web.preview')}
          stale={preview.isPlaceholderData || waiting}
          rows={preview.data.files}
          rowKey={(file) => `${file.file_id} ${tableLabel(file)}`}
          detail={(file) => <PreviewDetail file={file} />}
          columns={[
            { key: 'file', title: t('collect.web.file'), cell: (file) => tableLabel(file) },
            {
              key: 'kind',
              title: t('collect.web.holds'),
              cell: (file) => t(`collect.web.kind.${file.kind}`),
            },
            count('rows'),
            count('created'),
            count('updated'),
            count('unchanged'),
            count('refused'),
            {
              key: 'blanked',
              title: t('collect.web.count.blanked'),
              hint: t('collect.web.count.blanked_hint'),
              numeric: true,
              cell: (file) => format.count(file.blanked),
            },
          ]}
        />
      )}
    </Section>
  )
}

function PreviewDetail({ file }: { file: PreviewFile }) {
  const { t } = useTranslation()
  return (
    <div className="tw-stack">
      <ul className="tw-examples-list">
        {file.examples.map((example) => (
          <li key={example.line}>
            <Tag color={example.action === 'unchanged' ? undefined : 'processing'}>
              {t(`collect.web.action.${example.action}`)}
            </Tag>
            <span className="tw-muted">{t('collect.web.line', { line: example.line })}</span>{' '}
            {Object.entries(example.values)
              .filter(([, value]) => value !== '')
              .map(([field, value]) => `${field}: ${value}`)
              .join(' · ')}
          </li>
        ))}
        {file.rejects.map((reject) => (
          <li key={`${reject.line} ${reject.column} ${reject.code}`}>
            <Tag color={severityColor[reject.severity]}>{t(`collect.web.${reject.severity}`)}</Tag>
            <span className="tw-muted">{t('collect.web.line', { line: reject.line })}</span> {reject.reason}
            {reject.value && <span className="tw-code"> {reject.value}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
