import { EditOutlined, InfoCircleOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Answered,
  Facts,
  Pop,
  Section,
  sayValue,
  useColumns,
  useFormat,
  useSession,
  viewOf,
} from '../../../../web/index.ts'
import type { Account, ShownValue, Value } from '../../model.ts'
import { accountViews } from '../account-views.tsx'
import { Origin } from './origin.tsx'
import { useValues } from './use-values.ts'

/** Whether there is anything to tell of a field: a value, somebody's decision, or what a file says of it. */
const isKnown = ({ value, edit, said, others }: ShownValue): boolean =>
  (value !== null && value !== '') || edit !== null || said !== null || others.length > 0

/** What is known of an account: each golden value with where it came from, and what hangs on it in figures. */
export function AccountFacts({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const path = `/accounts/${account.account_id}`
  const values = useValues(account.account_id)
  const { can } = useSession()
  const fact = (shown: ShownValue) => ({
    label: t(shown.label_key),
    value: <GoldenValue key={shown.field} path={path} shown={shown} />,
  })
  const money = (value: number) => <span title={format.number(value)}>{format.money(value)}</span>
  return (
    <Section title={t('match.web.facts')}>
      <Answered question={values} rows={3}>
        {({ items }) => (
          <>
            <Facts
              items={[
                ...items.filter(isKnown).map(fact),
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
            {can('data:edit') && <UnknownFacts facts={items.filter((shown) => !isKnown(shown)).map(fact)} />}
          </>
        )}
      </Answered>
    </Section>
  )
}

/** The fields that nothing is known of, out of the way, for whoever can fill them in. */
function UnknownFacts({ facts }: { facts: readonly { label: string; value: ReactNode }[] }) {
  const { t } = useTranslation()
  if (facts.length === 0) return null
  return (
    <details className="tw-unknown">
      <summary>{t('match.web.unknown_facts', { count: facts.length })}</summary>
      <Facts items={facts} />
    </details>
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
