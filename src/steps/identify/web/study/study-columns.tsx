import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../../web/index.ts'
import type { Column } from '../../../collect/model.ts'
import { parts, type Wish } from './wish.ts'

/** More columns than these scroll in a box of their own. */
const mostInSight = 12

/** The columns of a table, what stands in them, and what part each takes. */
export function StudyColumns({ columns, wish }: { columns: readonly Column[]; wish: Wish }) {
  const { t } = useTranslation()
  const partOf = (header: string) => {
    if (header === wish.outcome) return <Tag color="processing">{t('identify.web.study.part.outcome')}</Tag>
    if (header === wish.group) return <Tag>{t('identify.web.study.part.group')}</Tag>
    return parts
      .filter((part) => wish[part].includes(header))
      .map((part) => <Tag key={part}>{t(`identify.web.study.part.${part}`)}</Tag>)
  }
  const isLong = columns.length > mostInSight
  return (
    <div className={isLong ? 'tw-note tw-study-columns' : 'tw-note'}>
      <DataTable
        label={t('identify.web.study.columns')}
        rows={columns}
        rowKey={({ header }) => header}
        windowed={isLong}
        columns={[
          { key: 'column', title: t('identify.study.column'), width: 220, cell: ({ header }) => header },
          {
            key: 'examples',
            title: t('identify.web.study.examples'),
            width: 360,
            cell: ({ examples }) => <span className="tw-muted">{examples.join(' · ')}</span>,
          },
          { key: 'part', title: t('identify.web.study.part'), cell: ({ header }) => partOf(header) },
        ]}
      />
    </div>
  )
}
