import { EditOutlined, InfoCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import {
  Answered,
  Facts,
  Pop,
  Section,
  sayValue,
  useColumns,
  useFormat,
  viewOf,
} from '../../../../web/index.ts'
import type { Account, ShownValue, Value } from '../../model.ts'
import { accountViews } from '../account-views.tsx'
import { Origin } from './origin.tsx'
import { useValues } from './use-values.ts'

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
          <Facts
            items={[
              ...items.map((shown) => ({
                label: t(shown.label_key),
                value: <GoldenValue key={shown.field} path={path} shown={shown} />,
              })),
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

function GoldenValue({ path, shown }: { path: string; shown: ShownValue }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useColumns('/accounts')
  const column = columns.data?.items.find((each) => each.column === shown.field)
  const say = (value: Value) =>
    column
      ? sayValue(column, viewOf(accountViews, shown.field), value, { t, format })
      : String(value ?? format.nothing)
  const label = t('match.web.origin_of', { field: t(shown.label_key) })
  return (
    <span className="tw-golden">
      <span>{say(shown.value)}</span>
      <Pop
        label={label}
        placement="bottomLeft"
        button={{
          size: 'small',
          type: 'text',
          'aria-label': label,
          className: shown.edit ? 'tw-by-hand' : 'tw-why',
          icon: shown.edit ? <EditOutlined aria-hidden /> : <InfoCircleOutlined aria-hidden />,
        }}
      >
        <Origin path={path} shown={shown} say={say} />
      </Pop>
    </span>
  )
}
