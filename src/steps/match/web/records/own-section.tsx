import { useTranslation } from 'react-i18next'
import { Section, useSession } from '../../../../web/index.ts'
import type { Account } from '../../model.ts'
import { GoldenFacts, isKnown } from '../values/golden-facts.tsx'
import { isOwn, useValues } from '../values/use-values.ts'

/** The own fields of an account, left out where there is nothing to see and nothing to fill in. */
export function OwnSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const values = useValues(account.account_id)
  const own = values.data?.items.filter(isOwn) ?? []
  if (!own.some((shown) => isKnown(shown) || can('data:edit'))) return null
  return (
    <Section title={t('match.web.own')}>
      <GoldenFacts path={`/accounts/${account.account_id}`} items={own} />
    </Section>
  )
}
