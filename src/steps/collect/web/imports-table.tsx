import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { DataTable, useFormat } from '../../../web/index.ts'
import type { Import } from '../model.ts'
import { Undo } from './undo.tsx'

export function ImportStatus({ status }: { status: Import['status'] }) {
  const { t } = useTranslation()
  return <Tag color={status === 'imported' ? 'success' : undefined}>{t(`collect.web.status.${status}`)}</Tag>
}

/** Who imported it: a person, or the way on which it came by itself. */
export function ImportedBy({ by }: { by: string }) {
  const { t } = useTranslation()
  return by === 'folder' || by === 'upload' ? t(`collect.web.channel.${by}`) : by
}

type ImportsTableProps = { imports: readonly Import[]; onMore?: () => void }

/** Imports with what became of their rows. */
export function ImportsTable({ imports, onMore }: ImportsTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const count = (key: keyof Import['counts']) => ({
    key,
    title: t(`collect.web.count.${key}`),
    hint: t(`collect.web.count.${key}_hint`),
    numeric: true,
    cell: (each: Import) => format.count(each.counts[key]),
  })
  return (
    <DataTable
      label={t('collect.web.imports')}
      rows={imports}
      rowKey={(each) => each.import_id}
      onOpen={(each) => navigate(`/data/imports/${each.import_id}`)}
      onMore={onMore}
      columns={[
        {
          key: 'file',
          title: t('collect.web.file'),
          cell: (each) => <Link to={`/data/imports/${each.import_id}`}>{each.file}</Link>,
        },
        {
          key: 'source',
          title: t('collect.web.source'),
          cell: (each) => <Link to={`/data/sources/${each.source_id}`}>{each.source}</Link>,
        },
        {
          key: 'kind',
          title: t('collect.web.holds'),
          cell: (each) => <span className="tw-unbroken">{t(`collect.web.kind.${each.kind}`)}</span>,
        },
        {
          key: 'status',
          title: t('collect.web.status'),
          cell: (each) => <ImportStatus status={each.status} />,
        },
        count('rows'),
        count('created'),
        count('updated'),
        count('refused'),
        {
          key: 'blanked',
          title: t('collect.web.count.blanked'),
          hint: t('collect.web.count.blanked_hint'),
          numeric: true,
          cell: ({ blanked }) => format.count(blanked),
        },
        {
          key: 'when',
          title: t('collect.web.when'),
          cell: (each) => <span className="tw-moment">{format.dateTime(each.imported_at)}</span>,
        },
        { key: 'by', title: t('collect.web.by'), cell: (each) => <ImportedBy by={each.imported_by} /> },
        { key: 'undo', title: t('web.actions'), cell: (each) => <Undo imported={each} small /> },
      ]}
    />
  )
}
