import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Facts, Section, useAnswer } from '../../../../web/index.ts'
import type { Account } from '../../model.ts'
import { OwnValue } from '../../own/model.ts'

const Values = z.object({ items: z.array(OwnValue) })

/** What is known of an account in own fields, left out where nothing is. */
export function OwnSection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const values = useAnswer(Values, `/accounts/${account.account_id}/own-values`)
  if (values.data === undefined || values.data.items.length === 0) return null
  return (
    <Section title={t('match.web.own')}>
      <Facts items={values.data.items.map(({ label, value }) => ({ label, value }))} />
    </Section>
  )
}
