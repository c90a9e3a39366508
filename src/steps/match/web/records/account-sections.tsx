import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Answered, DataTable, EmptyNote, Section, useAnswer, useFormat } from '../../../../web/index.ts'
import { type Account, Origin, Purchase } from '../../model.ts'

const Purchases = z.object({ items: z.array(Purchase) })
const Origins = z.object({ items: z.array(Origin) })

/** Purchases and contracts of an account, left out where there are none. */
export function PurchasesSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const purchases = useAnswer(Purchases, `/accounts/${account.account_id}/purchases`, {
    when: account.purchases > 0,
  })
  if (account.purchases === 0) return null
  return (
    <Section title={t('match.web.purchases')}>
      <Answered question={purchases}>
        {({ items }) => (
          <DataTable
            label={t('match.web.purchases')}
            rows={items}
            rowKey={(each) => each.purchase_id}
            columns={[
              {
                key: 'product',
                title: t('match.record.product'),
                cell: (each) => each.product ?? format.nothing,
              },
              {
                key: 'amount',
                title: t('match.record.amount'),
                numeric: true,
                cell: (each) => `${format.number(each.amount)} ${each.currency ?? ''}`.trim(),
              },
              {
                key: 'purchased_on',
                title: t('match.record.purchased_on'),
                cell: (each) => format.date(each.purchased_on ?? each.starts_on),
              },
              { key: 'ends_on', title: t('match.record.ends_on'), cell: (each) => format.date(each.ends_on) },
              {
                key: 'renews_on',
                title: t('match.record.renews_on'),
                cell: (each) => format.date(each.renews_on),
              },
              {
                key: 'status',
                title: t('match.record.status'),
                cell: (each) => each.status ?? format.nothing,
              },
            ]}
            empty={<EmptyNote title={t('match.web.records_none')} />}
          />
        )}
      </Answered>
    </Section>
  )
}

/** Followers, members, attendance and outcomes that lead to an account, left out where there are none. */
export function OriginsSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const origins = useAnswer(Origins, `/accounts/${account.account_id}/origins`)
  if (origins.data?.items.length === 0) return null
  const { followers, members, attendance } = account
  return (
    <Section
      title={t('match.web.origins')}
      lead={`${t('match.web.origins_lead')} ${t('match.web.origin_counts', {
        followers: format.count(followers),
        members: format.count(members),
        attendance: format.count(attendance),
      })}`}
    >
      <Answered question={origins}>
        {({ items }) => (
          <DataTable
            label={t('match.web.origins')}
            rows={items}
            rowKey={(each) => each.id}
            columns={[
              {
                key: 'kind',
                title: t('match.web.origin'),
                cell: (each) => t(`match.web.origin.${each.kind}`),
              },
              {
                key: 'contact',
                title: t('match.record.contact'),
                cell: (each) => each.contact ?? format.nothing,
              },
              {
                key: 'label',
                title: t('match.web.origin_label'),
                cell: (each) => each.label ?? format.nothing,
              },
              {
                key: 'detail',
                title: t('match.web.origin_detail'),
                cell: (each) => each.detail ?? format.nothing,
              },
              {
                key: 'happened_on',
                title: t('match.web.origin_day'),
                cell: (each) => format.date(each.happened_on),
              },
              {
                key: 'minutes',
                title: t('match.record.minutes'),
                numeric: true,
                cell: (each) => format.count(each.minutes),
              },
            ]}
          />
        )}
      </Answered>
    </Section>
  )
}
