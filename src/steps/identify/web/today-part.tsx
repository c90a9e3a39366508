import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { z } from 'zod'
import { Section, useAnswer, useFormat } from '../../../web/index.ts'
import { TargetList } from '../lists/model.ts'
import { Profile } from '../profile/model.ts'
import { Reminders } from './drift/reminders.tsx'
import { FindingTag } from './finding.tsx'
import { StatusTag } from './versions/status-tag.tsx'

const Profiles = z.object({ items: z.array(Profile) })
const Lists = z.object({ items: z.array(TargetList) })
/** The first page shows the latest few; the rest stands under the map. */
const shown = 3

/** Versions that counted earlier are history. */
const isNow = ({ status }: Profile) => status !== 'earlier'

/** The newest profiles and the newest lists; nothing while there is neither. */
export default function TodayPart() {
  const { t } = useTranslation()
  const format = useFormat()
  const profiles = useAnswer(Profiles, '/profiles').data?.items.filter(isNow).slice(0, shown) ?? []
  const lists = useAnswer(Lists, '/targets').data?.items.slice(0, shown) ?? []
  if (profiles.length === 0) return null
  return (
    <>
      <Reminders />
      <div className="tw-columns">
        <Section title={t('identify.web.profiles')}>
          <ul className="tw-rules">
            {profiles.map((profile) => (
              <li key={profile.profile_id}>
                <Link to={`/identify/profiles/${profile.profile_id}`}>{profile.name}</Link>{' '}
                <StatusTag status={profile.status} />
                <FindingTag profile={profile} />{' '}
                <span className="tw-muted">{format.date(profile.learned_at)}</span>
              </li>
            ))}
          </ul>
        </Section>
        {lists.length > 0 && (
          <Section title={t('identify.web.lists')}>
            <ul className="tw-rules">
              {lists.map((list) => (
                <li key={list.list_id}>
                  <Link to={`/identify/lists/${list.list_id}`}>{list.name}</Link>{' '}
                  <span className="tw-muted">
                    {t('identify.web.list_line', {
                      count: list.accounts,
                      accounts: format.count(list.accounts),
                      owner: list.owner,
                      when: format.date(list.built_at),
                    })}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </>
  )
}
