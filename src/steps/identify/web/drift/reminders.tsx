import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import { useAnswer, useFormat } from '../../../../web/index.ts'
import { offerOf, Reminder } from '../../drift/model.ts'
import { useBinWords } from '../bins.ts'

const Answer = z.object({ items: z.array(Reminder) })

/** Why profiles should be looked at again; nothing when there is no reason. */
export function Reminders() {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useBinWords()
  const items = useAnswer(Answer, '/profiles/reminders').data?.items ?? []
  if (items.length === 0) return null
  const say = (reminder: Reminder) => {
    const { name, version, kind } = reminder
    if (kind === 'review')
      return t('identify.reminder.review', { name, version, day: format.date(reminder.review_on) })
    if (kind === 'offer')
      return t(`identify.reminder.offer.${offerOf(reminder)}`, {
        name,
        version,
        added: format.list(reminder.added),
        gone: format.list(reminder.gone),
      })
    const traits = reminder.traits.map((trait) => words.trait(trait))
    return t('identify.reminder.drift', {
      name,
      version,
      traits: traits.length === 0 ? t('identify.column.fit') : format.list(traits),
    })
  }
  return (
    <Alert
      type="warning"
      showIcon
      className="tw-note"
      title={t('identify.web.reminders')}
      description={
        <ul className="tw-rules">
          {items.map((reminder) => (
            <li key={`${reminder.profile_id} ${reminder.kind}`}>
              {say(reminder)}{' '}
              <Link to={`/identify/profiles/${reminder.profile_id}`}>{t('identify.web.to_profile')}</Link>
            </li>
          ))}
        </ul>
      }
    />
  )
}
