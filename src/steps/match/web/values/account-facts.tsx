import { useTranslation } from 'react-i18next'
import { Answered, Section, useFormat } from '../../../../web/index.ts'
import type { Account } from '../../model.ts'
import { GoldenFacts } from './golden-facts.tsx'
import { isOwn, useValues } from './use-values.ts'

/** What is known of an account: each golden value with where it came from, and what hangs on it in figures. */
export function AccountFacts({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const path = `/accounts/${account.account_id}`
  const values = useValues(account.account_id)
  const money = (value: number) => <span title={format.number(value)}>{format.money(value)}</span>
  return (
    <Section title={t('match.web.facts')}>
      <Answered question={values} rows={3}>
        {({ items }) => (
          <GoldenFacts
            path={path}
            items={items.filter((shown) => !isOwn(shown))}
            more={[
              { label: t('match.column.won_revenue'), value: money(account.won_revenue) },
              { label: t('match.column.open_amount'), value: money(account.open_amount) },
              {
                label: t('match.column.opportunities'),
                value: t('match.web.won_lost_open', {
                  won: format.count(account.won),
                  lost: format.count(account.lost),
                  open: format.count(account.open_opportunities),
                }),
              },
              { label: t('match.column.last_activity'), value: format.date(account.last_activity) },
              { label: t('match.column.records'), value: format.count(account.records) },
            ]}
          />
        )}
      </Answered>
    </Section>
  )
}
