import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable, useFormat } from '../../../web/index.ts'
import type { Study } from '../study/model.ts'

type LeaksProps = {
  label: string
  /** Heading of what seems to know the outcome, and how one is called. */
  heading: string
  nameOf: (column: string) => string
  leaks: Study['leaks']
  /** Uses one all the same, under words of its own; undefined for those who may not. */
  keep?: { does: string; busy: boolean; press: (column: string) => void }
}

/** What seems to know the outcome, why, and the way to use it all the same. */
export function LeaksTable({ label, heading, nameOf, leaks, keep }: LeaksProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <DataTable
      label={label}
      rows={leaks}
      rowKey={({ column }) => column}
      columns={[
        { key: 'column', title: heading, cell: ({ column }) => nameOf(column) },
        {
          key: 'why',
          title: t('identify.web.study.why'),
          cell: ({ reason, auc, rest }) =>
            t(`identify.study.leak.${reason}`, {
              auc: format.decimal(auc, 3),
              rest: format.decimal(rest, 3),
            }),
        },
        {
          key: 'keep',
          title: t('identify.web.study.use'),
          cell: ({ column, kept }) => {
            if (kept) return <Tag color="warning">{t('identify.web.study.kept')}</Tag>
            if (!keep) return <Tag>{t('identify.web.study.part.exclude')}</Tag>
            return (
              <Button
                size="small"
                loading={keep.busy}
                aria-label={t('identify.web.study.does_it', { does: keep.does, column: nameOf(column) })}
                onClick={() => keep.press(column)}
              >
                {keep.does}
              </Button>
            )
          },
        },
      ]}
    />
  )
}
