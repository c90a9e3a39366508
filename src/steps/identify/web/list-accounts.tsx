import { Segmented, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import {
  DataTable,
  EmptyNote,
  ProblemNote,
  Section,
  type TableColumn,
  useAddress,
  useFormat,
  usePages,
} from '../../../web/index.ts'
import { TargetAccount, type TargetList, tiers } from '../lists/model.ts'
import { useBinWords } from './bins.ts'
import { FitBar, Grade, Tier } from './marks.tsx'

/** The accounts of a list in their order, each with its three strongest reasons. */
export function ListAccounts({ list }: { list: TargetList }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { search, change } = useAddress()
  const tier = search.get('tier') ?? 'all'
  const accounts = usePages(TargetAccount, `/targets/${list.list_id}/accounts`, {
    version: list.version,
    tier: tier === 'all' ? undefined : tier,
    limit: 200,
  })
  const columns = useColumns(
    list.basis,
    accounts.items.some(({ best_lead }) => best_lead !== null),
  )
  return (
    <Section
      title={t('identify.web.accounts')}
      actions={
        <Segmented
          size="small"
          value={tier}
          aria-label={t('identify.column.tier')}
          options={[
            { value: 'all', label: t('identify.web.all_tiers') },
            ...tiers.map((each) => ({ value: each, label: t('identify.web.tier', { tier: each }) })),
          ]}
          onChange={(value) => change({ tier: value === 'all' ? null : String(value) }, { replace: true })}
        />
      }
    >
      {accounts.error && <ProblemNote error={accounts.error} retry={() => void accounts.refetch()} />}
      <div className="tw-list-accounts">
        <DataTable
          label={list.name}
          rows={accounts.items}
          rowKey={(each) => each.account_id}
          windowed
          lines={3}
          stale={accounts.isPlaceholderData || accounts.isPending}
          onOpen={(each) => navigate(`/accounts/${each.account_id}`)}
          onMore={
            accounts.hasNextPage && !accounts.isFetching ? () => void accounts.fetchNextPage() : undefined
          }
          columns={columns}
          empty={accounts.isSuccess && <EmptyNote title={t('identify.web.empty_tier')} />}
        />
      </div>
    </Section>
  )
}

/** Fit and grade are shown where the list rests on them; the profile that an account fits best where there are several. */
function useColumns(basis: TargetList['basis'], areSeveral: boolean): TableColumn<TargetAccount>[] {
  const { t } = useTranslation()
  const format = useFormat()
  const fit: TableColumn<TargetAccount>[] = [
    {
      key: 'fit',
      title: t('identify.column.fit'),
      hint: t('identify.web.fit_hint'),
      width: 110,
      cell: (each) => (each.fit === null ? format.nothing : <FitBar fit={each.fit} />),
    },
    {
      key: 'grade',
      title: t('identify.column.grade'),
      width: 64,
      cell: (each) => <Grade grade={each.grade} />,
    },
  ]
  const best: TableColumn<TargetAccount> = {
    key: 'best_profile',
    title: t('identify.column.best_profile'),
    hint: t('identify.web.best_profile_hint'),
    width: 150,
    cell: (each) => (
      <>
        {each.best_profile ?? format.nothing}
        <span className="tw-muted tw-range">
          {each.best_lead !== null && t('identify.web.best_by', { points: format.count(each.best_lead) })}
        </span>
      </>
    ),
  }
  return [
    {
      key: 'rank',
      title: t('identify.web.rank'),
      numeric: true,
      width: 56,
      cell: (each) => format.count(each.rank),
    },
    { key: 'tier', title: t('identify.column.tier'), width: 56, cell: (each) => <Tier tier={each.tier} /> },
    { key: 'name', title: t('identify.web.account'), width: 200, cell: (each) => <Name account={each} /> },
    ...(basis === 'fit' ? fit : []),
    ...(areSeveral ? [best] : []),
    {
      key: 'readiness',
      title: t('identify.column.readiness'),
      hint: t('identify.web.readiness_hint'),
      numeric: true,
      width: 92,
      cell: (each) => format.count(each.readiness),
    },
    {
      key: 'probability',
      title: t('identify.web.probability'),
      hint: t('identify.web.probability_hint'),
      numeric: true,
      cell: (each) => format.percent(each.probability),
    },
    {
      key: 'expected_value',
      title: t('identify.column.expected_value'),
      hint: t('identify.web.expected_value_hint'),
      numeric: true,
      cell: (each) => (each.expected_value === null ? format.nothing : format.money(each.expected_value)),
    },
    {
      key: 'value',
      title: t('identify.web.value'),
      hint: t('identify.web.value_hint'),
      numeric: true,
      width: 84,
      cell: (each) => <span title={format.number(each.value)}>{format.money(each.value)}</span>,
    },
    {
      key: 'reasons',
      title: t('identify.web.reasons'),
      width: 320,
      cell: (each) => <Reasons account={each} />,
    },
  ]
}

function Name({ account }: { account: TargetAccount }) {
  const { t } = useTranslation()
  const format = useFormat()
  const place = (['industry', 'city', 'country'] as const).flatMap((type) => {
    const value = account[type]
    return value ? format.name(type, value) : []
  })
  return (
    <>
      <Link to={`/accounts/${account.account_id}`} title={account.name}>
        {account.name}
      </Link>
      <div className="tw-muted tw-cut">{place.join(' · ')}</div>
      <Tag>{t(`match.relationship.${account.relationship}`)}</Tag>
    </>
  )
}

function Reasons({ account }: { account: TargetAccount }) {
  const words = useBinWords()
  return (
    <ol className="tw-reasons">
      {account.reasons.slice(0, 3).map((reason) => (
        <li key={reason.code + String(reason.params.trait)} title={words.reason(reason)}>
          {words.reason(reason)}
        </li>
      ))}
    </ol>
  )
}
