import { Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  EmptyNote,
  Facts,
  Section,
  sortRows,
  useAnswer,
  useFormat,
} from '../../../web/index.ts'
import { type Account, AccountRecord, Contact, Opportunity } from '../model.ts'
import { PeopleDoubtsOf } from './queue/doubts-of.tsx'
import { ContactValue } from './values/contact-value.tsx'
import { Tags, tagsOf } from './values/tags.tsx'
import { PersonRows } from './verdicts/person-rows.tsx'

const Opportunities = z.object({ items: z.array(Opportunity) })
const Contacts = z.object({ items: z.array(Contact) })
const Records = z.object({ items: z.array(AccountRecord) })

const statusColours = { won: 'success', lost: 'default', open: 'processing' } as const

export function OpportunitiesSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [sort, setSort] = useState('-created_on')
  const opportunities = useAnswer(Opportunities, `/accounts/${account.account_id}/opportunities`)
  return (
    <Section title={t('match.column.opportunities')}>
      <Answered question={opportunities}>
        {({ items }) => (
          <DataTable
            label={t('match.column.opportunities')}
            rows={sortRows(items, sort, (each, key) =>
              key === 'amount' ? each.amount : each[key === 'closed_on' ? key : 'created_on'],
            )}
            rowKey={(each) => each.opportunity_id}
            sort={sort}
            onSort={setSort}
            columns={[
              {
                key: 'name',
                title: t('match.web.opportunity'),
                cell: (each) => each.name ?? each.opportunity_id,
              },
              {
                key: 'product',
                title: t('match.web.product'),
                cell: (each) => each.product ?? format.nothing,
              },
              {
                key: 'stage',
                title: t('match.web.stage'),
                cell: (each) => (
                  <>
                    <Tag color={statusColours[each.status]}>{t(`match.status.${each.status}`)}</Tag>
                    <span className="tw-muted">{each.stage}</span>
                  </>
                ),
              },
              {
                key: 'amount',
                title: t('match.web.amount'),
                numeric: true,
                sortable: true,
                cell: (each) => <Amount opportunity={each} />,
              },
              { key: 'owner', title: t('match.column.owner'), cell: (each) => each.owner ?? format.nothing },
              {
                key: 'created_on',
                title: t('match.web.created_on'),
                sortable: true,
                cell: (each) => format.date(each.created_on),
              },
              {
                key: 'closed_on',
                title: t('match.web.closed_on'),
                sortable: true,
                cell: (each) => format.date(each.closed_on),
              },
            ]}
            empty={
              <EmptyNote
                title={t('match.web.no_opportunities')}
                text={t('match.web.no_opportunities_text')}
              />
            }
          />
        )}
      </Answered>
    </Section>
  )
}

/** An amount in the reporting currency, and as it is written where that is another one. */
function Amount({ opportunity: { amount, original_amount, currency } }: { opportunity: Opportunity }) {
  const format = useFormat()
  const written = `${currency ?? ''} ${format.number(original_amount)}`.trim()
  if (amount === null && original_amount === null) return format.nothing
  if (amount === null) return <span className="tw-muted">{written}</span>
  return <span title={amount === original_amount ? undefined : written}>{format.number(amount)}</span>
}

export function ContactsSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const contacts = useAnswer(Contacts, `/accounts/${account.account_id}/contacts`)
  return (
    <Section title={t('match.column.contacts')}>
      <PeopleDoubtsOf accountId={account.account_id} />
      <Answered question={contacts}>
        {({ items }) => (
          <DataTable
            label={t('match.column.contacts')}
            rows={items}
            rowKey={(each) => each.contact_id}
            detail={(each) => <PersonRows contact={each} />}
            columns={[
              {
                key: 'name',
                title: t('match.web.person'),
                cell: (each) => <ContactValue contact={each} field="name" />,
              },
              {
                key: 'title',
                title: t('match.web.job_title'),
                cell: (each) => <ContactValue contact={each} field="title" />,
              },
              {
                key: 'department',
                title: t('match.web.department'),
                cell: (each) => <ContactValue contact={each} field="department" />,
              },
              {
                key: 'email',
                title: t('match.web.email'),
                cell: (each) => (
                  <ContactValue contact={each} field="email">
                    {each.email && <a href={`mailto:${each.email}`}>{each.email}</a>}
                  </ContactValue>
                ),
              },
              {
                key: 'phone',
                title: t('match.web.phone'),
                cell: (each) => <ContactValue contact={each} field="phone" />,
              },
              {
                key: 'records',
                title: t('match.column.records'),
                cell: (each) => format.count(each.records),
              },
              {
                key: 'tags',
                title: t('match.column.tags'),
                cell: (each) => (
                  <Tags
                    path={`/contacts/${each.contact_id}`}
                    name={each.name ?? ''}
                    tags={tagsOf(each.tags)}
                  />
                ),
              },
            ]}
            empty={<EmptyNote title={t('match.web.no_contacts')} text={t('match.web.no_contacts_text')} />}
          />
        )}
      </Answered>
    </Section>
  )
}

/** Where a row came from, whose data that is, and on what ground they may be used. */
function RecordSource({ record }: { record: AccountRecord }) {
  const { t } = useTranslation()
  return (
    <>
      {record.source}{' '}
      <span className="tw-muted">
        {t(`collect.source_kind.${record.source_kind}`)} · {t('collect.column.consent_basis')}:{' '}
        {t(`collect.consent_basis.${record.consent_basis}`)}
      </span>
    </>
  )
}

/** The source rows of the account: file, line, what joined them, and the row as it stands in the file. */
export function RecordsSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const records = useAnswer(Records, `/accounts/${account.account_id}/records`)
  return (
    <Section title={t('match.web.records')} lead={t('match.web.records_lead')}>
      <Answered question={records}>
        {({ items }) => (
          <DataTable
            label={t('match.web.records')}
            rows={items}
            rowKey={(each) => each.record_id}
            detail={(each) => (
              <Facts
                items={each.values.map(({ header, value }) => ({
                  label: header,
                  value: value || format.nothing,
                }))}
              />
            )}
            columns={[
              {
                key: 'file',
                title: t('match.web.file'),
                cell: (each) =>
                  each.import_id ? (
                    <Link to={`/data/imports/${each.import_id}`}>{each.file}</Link>
                  ) : (
                    format.nothing
                  ),
              },
              {
                key: 'line',
                title: t('match.web.line'),
                numeric: true,
                cell: (each) => format.count(each.line),
              },
              {
                key: 'source',
                title: t('match.web.source'),
                cell: (each) => (each.source === null ? format.nothing : <RecordSource record={each} />),
              },
              {
                key: 'name',
                title: t('match.web.written_name'),
                cell: (each) => each.name ?? format.nothing,
              },
              {
                key: 'domain',
                title: t('match.column.domain'),
                cell: (each) => each.domain ?? format.nothing,
              },
              { key: 'rule', title: t('match.web.rule'), cell: (each) => t(`match.rule.${each.rule}`) },
            ]}
          />
        )}
      </Answered>
    </Section>
  )
}
