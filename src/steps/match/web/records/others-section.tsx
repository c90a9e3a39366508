import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import { Answered, DataTable, Section, useAnswer } from '../../../../web/index.ts'
import type { Account } from '../../model.ts'
import { OtherValue } from '../../others/model.ts'

const Others = z.object({ items: z.array(OtherValue) })

/** What the rows of an account say in columns that nobody mapped, left out where there are none. */
export function OthersSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const others = useAnswer(Others, `/accounts/${account.account_id}/others`)
  if (others.data?.items.length === 0) return null
  return (
    <Section title={t('match.web.others')} lead={t('match.web.others_lead')}>
      <Answered question={others}>
        {({ items }) => (
          <DataTable
            label={t('match.web.others')}
            rows={items}
            rowKey={(each) => each.header}
            columns={[
              { key: 'header', title: t('match.web.others_column'), cell: (each) => each.header },
              { key: 'value', title: t('match.web.others_value'), cell: (each) => each.value },
              {
                key: 'file',
                title: t('match.web.file'),
                cell: (each) => <Link to={`/data/imports/${each.import_id}`}>{each.file}</Link>,
              },
              { key: 'source', title: t('match.web.source'), cell: (each) => each.source },
            ]}
          />
        )}
      </Answered>
    </Section>
  )
}
