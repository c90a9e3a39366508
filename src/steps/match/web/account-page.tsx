import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Answered, Page, useAnswer } from '../../../web/index.ts'
import { Account } from '../model.ts'
import { ContactsSection, OpportunitiesSection, RecordsSection } from './account-parts.tsx'
import { Relationship } from './account-views.tsx'
import { GroupSection } from './hierarchy/group-section.tsx'
import type { AccountSection } from './ports.ts'
import { FlagsSection } from './quality/account-flags.tsx'
import { OriginsSection, PurchasesSection } from './records/account-sections.tsx'
import { OthersSection } from './records/others-section.tsx'
import { OwnSection } from './records/own-section.tsx'
import { AccountFacts } from './values/account-facts.tsx'
import { News } from './values/news.tsx'
import { Tags, tagsOf } from './values/tags.tsx'
import { WhySection } from './verdicts/why-section.tsx'

/** What match itself tells about an account, after what the later steps tell. */
const ownSections: readonly AccountSection[] = [
  { key: 'opportunities', order: 500, part: OpportunitiesSection },
  { key: 'contacts', order: 600, part: ContactsSection },
  { key: 'purchases', order: 550, part: PurchasesSection },
  { key: 'origins', order: 650, part: OriginsSection },
  { key: 'group', order: 120, part: GroupSection },
  { key: 'own', order: 100, part: OwnSection },
  { key: 'others', order: 680, part: OthersSection },
  { key: 'flags', order: 690, part: FlagsSection },
  { key: 'why', order: 695, part: WhySection },
  { key: 'records', order: 700, part: RecordsSection },
]

/** Everything known about one company, and where it came from. */
export default function AccountPage({ sections }: { sections: readonly AccountSection[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { accountId = '' } = useParams()
  const account = useAnswer(Account, `/accounts/${accountId}`)
  const living = account.data?.account_id
  useEffect(() => {
    // The account was merged: its address becomes that of the living one.
    if (living !== undefined && living !== accountId) navigate(`/accounts/${living}`, { replace: true })
  }, [living, accountId, navigate])
  const all = [...sections, ...ownSections].sort((left, right) => left.order - right.order)
  return (
    <Page
      title={account.data?.name ?? t('match.web.account')}
      back={{ to: '/accounts', label: t('match.web.accounts') }}
      lead={account.data && <Headline account={account.data} />}
    >
      <Answered question={account} rows={8}>
        {(known) => (
          <>
            <News path={`/accounts/${known.account_id}`} />
            <AccountFacts account={known} />
            {all.map(({ key, part: Part }) => (
              <Part key={key} account={known} />
            ))}
          </>
        )}
      </Answered>
    </Page>
  )
}

function Headline({ account }: { account: Account }) {
  const { t } = useTranslation()
  return (
    <span className="tw-row">
      <Relationship value={account.relationship} t={t} />
      <Tags path={`/accounts/${account.account_id}`} name={account.name} tags={tagsOf(account.tags)} />
      {account.domain && (
        <a href={`https://${account.domain}`} target="_blank" rel="noreferrer">
          {account.domain}
        </a>
      )}
    </span>
  )
}
