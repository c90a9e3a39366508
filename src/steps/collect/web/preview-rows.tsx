import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  DataTable,
  EmptyNote,
  ExportMenu,
  ProblemNote,
  useFormat,
  usePages,
  useSession,
  Waiting,
} from '../../../web/index.ts'
import { tableLabel } from '../model.ts'
import { type Action, type Change, type Preview, PreviewRow, type Said } from '../preview/model.ts'

type PreviewFile = Preview['files'][number]

export const actionColors: Record<Action, string | undefined> = {
  created: 'success',
  updated: 'processing',
  unchanged: undefined,
  refused: 'error',
  left_out: 'default',
}

export type PreviewRowsProps = {
  preview: Preview
  place: number
  file: PreviewFile
  /** Only rows with which this happens; null: all of them. */
  action: Action | null
}

/** The rows of one table, each with what would become of it, and the same as a file. */
export function PreviewRows({ preview, place, file, action }: PreviewRowsProps) {
  const { t } = useTranslation()
  const { can } = useSession()
  const query = { file: place, action: action ?? undefined }
  const path = `/imports/previews/${preview.preview_id}`
  const rows = usePages(PreviewRow, `${path}/rows`, { ...query, limit: 100 })
  const title =
    action === null
      ? t('collect.web.rows_of', { name: tableLabel(file) })
      : t('collect.web.rows_of_action', { name: tableLabel(file), action: t(`collect.web.action.${action}`) })
  return (
    <div className="tw-preview-rows">
      <div className="tw-row tw-preview-head">
        <h3>{title}</h3>
        {can('data:import') && (
          <ExportMenu small path={`${path}/export`} query={query} label={t('collect.web.save_dry_run')} />
        )}
      </div>
      {rows.error && <ProblemNote error={rows.error} retry={() => void rows.refetch()} />}
      {rows.isPending && !rows.error && <Waiting rows={4} />}
      {rows.data && (
        <DataTable
          label={title}
          rows={rows.items}
          rowKey={(row) => `${row.line} ${row.action}`}
          stale={rows.isPlaceholderData}
          onMore={rows.hasNextPage && !rows.isFetching ? () => void rows.fetchNextPage() : undefined}
          detail={(row) => <WholeRow row={row} file={file} />}
          empty={<EmptyNote title={t('collect.web.no_rows')} />}
          columns={[
            {
              key: 'line',
              title: t('collect.web.line_number'),
              numeric: true,
              width: 72,
              cell: ({ line }) => line,
            },
            {
              key: 'action',
              title: t('collect.web.severity'),
              width: 110,
              cell: (row) => (
                <Tag color={actionColors[row.action]}>{t(`collect.web.action.${row.action}`)}</Tag>
              ),
            },
            { key: 'what', title: t('collect.web.what'), cell: (row) => <What row={row} file={file} /> },
          ]}
        />
      )}
    </div>
  )
}

/** What changes and what could not be read; of other rows their first values. */
function What({ row, file }: { row: PreviewRow; file: PreviewFile }) {
  const { t } = useTranslation()
  const { changes, notes, cells, action } = row
  if (changes.length === 0 && notes.length === 0) {
    if (action === 'updated') return <span className="tw-muted">{t('collect.web.only_layout')}</span>
    const said = cells.flatMap((cell, i) =>
      cell.trim() === '' ? [] : [`${file.columns[i]?.header ?? ''}: ${cell}`],
    )
    return <span className="tw-muted tw-one-line">{said.slice(0, 6).join(' · ')}</span>
  }
  return (
    <ul className="tw-examples-list">
      {changes.map((change) => (
        <li key={`${change.field} ${change.column}`}>
          <ChangeLine change={change} />
        </li>
      ))}
      {notes.map((note) => (
        <li key={`${note.column} ${note.code}`}>
          {note.column && <strong>{note.column} </strong>}
          {note.value && <span className="tw-code">{note.value} </span>}
          {note.reason}
        </li>
      ))}
    </ul>
  )
}

/** What was known and what the file says instead; what is written stands behind where it is not the value itself. */
function ChangeLine({ change: { field, column, from, to } }: { change: Change }) {
  const { t } = useTranslation()
  return (
    <>
      <strong>{column ?? t('collect.web.field_gone', { field })}</strong>{' '}
      <Side said={from} mapped={field !== null} as="del" />
      {' → '}
      <Side said={to} mapped={field !== null} as="ins" />
    </>
  )
}

function Side({
  said: { value, written },
  mapped,
  as: Mark,
}: {
  said: Said
  mapped: boolean
  as: 'del' | 'ins'
}) {
  const format = useFormat()
  const shown = mapped ? value : written
  const beside = mapped && written !== null && written !== '' && written !== value ? written : null
  return (
    <>
      <Mark className={`tw-${Mark}`}>{shown || format.nothing}</Mark>
      {beside && <span className="tw-muted"> ({beside})</span>}
    </>
  )
}

/** The row as it stands in the file, column by column. */
function WholeRow({ row, file }: { row: PreviewRow; file: PreviewFile }) {
  return (
    <dl className="tw-whole-row">
      {row.cells.map((cell, i) => (
        <div key={i}>
          <dt>{file.columns[i]?.header ?? ''}</dt>
          <dd>{cell}</dd>
        </div>
      ))}
    </dl>
  )
}
