import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DataTable, EmptyNote, Section, useFormat } from '../../../../web/index.ts'
import type { Todo } from '../../quality/model.ts'

/** What would make the data better, the most worthwhile first. */
export function TodoTable({ todo }: { todo: readonly Todo[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section title={t('match.web.todo')} lead={t('match.web.todo_lead')}>
      <DataTable
        label={t('match.web.todo')}
        rows={todo}
        rowKey={({ code, link, text }) => `${code} ${link} ${text}`}
        empty={<EmptyNote title={t('match.web.todo_none')} />}
        columns={[
          {
            key: 'text',
            title: t('match.quality_column.todo'),
            cell: ({ link, text }) => <Link to={link}>{text}</Link>,
          },
          {
            key: 'gain',
            title: t('match.quality_column.gain'),
            hint: t('match.web.gain_hint'),
            numeric: true,
            cell: ({ gain }) => format.count(gain),
          },
        ]}
      />
    </Section>
  )
}
