import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { DataTable, page, Section, useAnswer } from '../../../../web/index.ts'
import type { Account } from '../../model.ts'

const Flags = page(
  z.object({
    flag_id: z.string(),
    code: z.string(),
    value: z.string().nullable(),
    detail: z.string().nullable(),
    person: z.string().nullable(),
    source: z.string(),
  }),
)

/** What looks wrong in the rows of an account, left out where nothing does. */
export function FlagsSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const flags = useAnswer(Flags, '/flags', { query: { account_id: account.account_id, limit: 100 } })
  const items = flags.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('match.web.doubtful')} lead={t('match.web.doubtful_lead')}>
      <DataTable
        label={t('match.web.doubtful')}
        rows={items}
        rowKey={({ flag_id }) => flag_id}
        columns={[
          { key: 'code', title: t('match.flag_column.code'), cell: ({ code }) => t(`match.flag.${code}`) },
          { key: 'value', title: t('match.flag_column.value'), cell: ({ value }) => value },
          {
            key: 'why',
            title: t('match.reach_column.reason'),
            cell: ({ code, detail }) => t(`match.flag_why.${code}`, { detail: detail ?? '' }),
          },
          { key: 'person', title: t('match.flag_column.person'), cell: ({ person }) => person },
          { key: 'source', title: t('match.flag_column.source'), cell: ({ source }) => source },
        ]}
      />
    </Section>
  )
}
