import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, DataTable, ProblemNote, Section, useAddress, useFormat, Waiting } from '../../../web/index.ts'
import { type ImportRequest, tableLabel } from '../model.ts'
import { type Action, actions, Preview } from '../preview/model.ts'
import { ConflictsPart } from './conflicts.tsx'
import { DryRun } from './dry-run.tsx'
import { PreviewRows } from './preview-rows.tsx'

/** A change of the plan is previewed after so many ms without another one. */
const pause = 300

type PreviewFile = Preview['files'][number]

/** What an import would do, asked anew after every change of the plan; whether it `stands` for the plan as it is now. */
export function usePreview(request: ImportRequest | undefined) {
  const { i18n } = useTranslation()
  const [asked, setAsked] = useState(request)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(request), pause)
    return () => clearTimeout(timer)
  }, [request])
  const question = useQuery({
    queryKey: ['/imports/preview', asked, i18n.language],
    queryFn: ({ signal }) => ask(Preview, '/imports/preview', { method: 'POST', body: asked, signal }),
    enabled: asked !== undefined && asked === request,
    placeholderData: keepPreviousData,
  })
  const stands = asked === request && question.data !== undefined && !question.isPlaceholderData
  return { question, stands }
}

/** Rows that will be taken in. Of a long file the preview reads only the beginning; then they are an estimate. */
export function rowsToImport({ files }: Preview): { rows: number; about: boolean } {
  const rows = files.reduce((sum, file) => sum + ofAll(file, file.counts.rows - file.counts.refused), 0)
  return { rows, about: files.some(({ capped }) => capped) }
}

/** What a count of the rows that were read comes to in the whole table, if its end is like its beginning: two digits of it. */
function ofAll({ counts, capped, rows_in_table }: PreviewFile, count: number): number {
  return capped ? Number(((count / Math.max(1, counts.rows)) * rows_in_table).toPrecision(2)) : count
}

type PreviewSectionProps = {
  preview: ReturnType<typeof usePreview>['question']
  request: ImportRequest | undefined
  waiting: boolean
}

/** Counts for each table, each of which opens to its rows. */
export function PreviewSection({ preview: quick, request, waiting }: PreviewSectionProps) {
  const { t } = useTranslation()
  const [full, setFull] = useState<{ request: ImportRequest; preview: Preview }>()
  const preview = full && full.request === request ? full.preview : quick.data
  const capped = preview?.files.filter((file) => file.capped) ?? []
  return (
    <Section
      title={t('collect.web.preview')}
      lead={waiting ? t('collect.web.preview_waits') : t('collect.web.preview_lead')}
    >
      {quick.error && <ProblemNote error={quick.error} retry={() => void quick.refetch()} />}
      {quick.isLoading && <Waiting rows={2} />}
      {capped.length > 0 && request && (
        <Alert
          type="info"
          showIcon
          className="tw-note"
          title={t('collect.web.preview_covers')}
          description={
            <>
              {capped.map((file) => (
                <CoveredPart key={`${file.file_id} ${file.table}`} file={file} />
              ))}
              <DryRun
                key={JSON.stringify(request)}
                request={request}
                done={(preview) => setFull({ request, preview })}
              />
            </>
          }
        />
      )}
      {preview && <PreviewTables preview={preview} stale={quick.isPlaceholderData || waiting} />}
    </Section>
  )
}

/** What the preview of a long table is based on, and what that comes to in all of it. */
function CoveredPart({ file }: { file: PreviewFile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const about = (count: number) => format.count(ofAll(file, count))
  const { rows, created, updated, unchanged, refused } = file.counts
  return (
    <p>
      {t('collect.web.preview_part', {
        name: tableLabel(file),
        rows: format.count(rows),
        all: about(rows),
        created: about(created),
        updated: about(updated),
        unchanged: about(unchanged),
        refused: about(refused),
      })}
    </p>
  )
}

const parameter = 'rows'

/** Which rows are shown: those of a table, and of one action. It stands in the address bar. */
function useShown(preview: Preview) {
  const { search, change } = useAddress()
  const [place = '0', wanted] = (search.get(parameter) ?? '').split(':')
  const at = Math.min(Number.parseInt(place, 10) || 0, preview.files.length - 1)
  const action = actions.find((each) => each === wanted) ?? null
  const show = (next: number, only: Action | null) =>
    change({ [parameter]: only === null ? `${next}` : `${next}:${only}` }, { replace: true })
  return { at, action, show }
}

function PreviewTables({ preview, stale }: { preview: Preview; stale: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { at, action, show } = useShown(preview)
  const rows = preview.files.map((file, place) => ({ file, place }))
  const shown = preview.files[at]
  const figure = (key: Action | 'lines', of: (file: PreviewFile) => number) => ({
    key,
    title: t(`collect.web.count.${key}`),
    hint: t(`collect.web.count.${key}_hint`),
    numeric: true,
    cell: ({ file, place }: (typeof rows)[number]) => (
      <Button
        type="link"
        size="small"
        disabled={of(file) === 0}
        aria-pressed={place === at && action === (key === 'lines' ? null : key)}
        aria-label={`${tableLabel(file)}, ${t(`collect.web.count.${key}`)}: ${format.count(of(file))}`}
        onClick={() => show(place, key === 'lines' ? null : key)}
      >
        {format.count(of(file))}
      </Button>
    ),
  })
  return (
    <>
      <DataTable
        label={t('collect.web.preview')}
        stale={stale}
        rows={rows}
        rowKey={({ place }) => String(place)}
        columns={[
          { key: 'file', title: t('collect.web.file'), cell: ({ file }) => tableLabel(file) },
          {
            key: 'kind',
            title: t('collect.web.holds'),
            cell: ({ file }) => t(`collect.web.kind.${file.kind}`),
          },
          figure('lines', (file) => file.counts.rows + file.left_out),
          figure('created', (file) => file.counts.created),
          figure('updated', (file) => file.counts.updated),
          figure('unchanged', (file) => file.counts.unchanged),
          figure('refused', (file) => file.counts.refused),
          figure('left_out', (file) => file.left_out),
          {
            key: 'blanked',
            title: t('collect.web.count.blanked'),
            hint: t('collect.web.count.blanked_hint'),
            numeric: true,
            cell: ({ file }) => format.count(file.blanked),
          },
        ]}
      />
      {shown?.conflicts && (
        <ConflictsPart
          conflicts={shown.conflicts}
          path={`/imports/previews/${preview.preview_id}/conflicts`}
          file={at}
        />
      )}
      {shown && (
        <PreviewRows
          key={`${preview.preview_id} ${at} ${action}`}
          preview={preview}
          place={at}
          file={shown}
          action={action}
        />
      )}
    </>
  )
}
