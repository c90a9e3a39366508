import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import { Answered, Section, useAnswer } from '../../../web/index.ts'
import type { Account } from '../../match/model.ts'
import { Tier } from './marks.tsx'

const OnLists = z.object({
  items: z.array(
    z.object({ list_id: z.string(), name: z.string(), version: z.int(), tier: z.string(), rank: z.int() }),
  ),
})

/** The target lists that an account stands on, and where. */
export default function AccountLists({ account }: { account: Account }) {
  const { t } = useTranslation()
  const lists = useAnswer(OnLists, `/accounts/${account.account_id}/lists`)
  return (
    <Section title={t('identify.web.lists')}>
      <Answered question={lists} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <span className="tw-muted">{t('identify.web.on_no_list')}</span>
          ) : (
            <ul className="tw-rules">
              {items.map((list) => (
                <li key={list.list_id}>
                  <Tier tier={list.tier} /> <Link to={`/identify/lists/${list.list_id}`}>{list.name}</Link>{' '}
                  <span className="tw-muted">
                    {t('identify.web.on_list', { tier: list.tier, rank: list.rank, version: list.version })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  )
}
