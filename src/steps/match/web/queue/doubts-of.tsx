import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswer, useFormat } from '../../../../web/index.ts'
import { PeopleQueue } from '../../people/model.ts'
import { Queue } from '../../queue/model.ts'

/** The accounts that one may be the same company as, while nobody has decided about them. */
export function DoubtsOf({ accountId }: { accountId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useAnswer(Queue, '/match/pairs', { query: { account: accountId, limit: 10 } })
  if (data === undefined || data.items.length === 0) return null
  return (
    <p className="tw-row" role="note">
      {t('match.web.queue.of_account')}
      {data.items.map(({ a, b, probability }) => {
        const other = a.account_id === accountId ? b : a
        return (
          <span key={other.account_id}>
            <Link to={`/accounts/${other.account_id}`}>{other.name}</Link>
            {probability !== null && ` (${format.percent(probability)})`}
          </span>
        )
      })}
      <Link to={`/data/doubts?account=${accountId}`}>{t('match.web.queue.decide')}</Link>
    </p>
  )
}

/** How many pairs of contacts of an account may be one person, while nobody has decided about them. */
export function PeopleDoubtsOf({ accountId }: { accountId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useAnswer(PeopleQueue, '/match/people', { query: { account: accountId, limit: 0 } })
  if (data === undefined || data.total === 0) return null
  return (
    <p className="tw-row" role="note">
      {t('match.web.people_queue.of_account', { count: data.total, pairs: format.count(data.total) })}
      <Link to={`/data/doubts?about=contact&account=${accountId}`}>{t('match.web.queue.decide')}</Link>
    </p>
  )
}
