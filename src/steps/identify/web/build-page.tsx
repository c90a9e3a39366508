import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import { Answered, EmptyNote, LinkButton, Page, useAddress, useAnswer } from '../../../web/index.ts'
import { TargetList } from '../lists/model.ts'
import { Profile } from '../profile/model.ts'
import { BuildForm } from './build-form.tsx'
import { RunningJob } from './running-job.tsx'

const Profiles = z.object({ items: z.array(Profile) })
const Lists = z.object({ items: z.array(TargetList) })

/** Builds a new list, or the next version of one. */
export default function BuildPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { listId } = useParams()
  const { search, change } = useAddress()
  const profiles = useAnswer(Profiles, '/profiles')
  const lists = useAnswer(Lists, '/targets')
  const earlier = lists.data?.items.find((list) => list.list_id === listId)
  const job = search.get('job')
  return (
    <Page
      title={earlier ? t('identify.web.rebuild_title', { name: earlier.name }) : t('identify.web.build')}
      lead={t(listId ? 'identify.web.rebuild_lead' : 'identify.web.build_lead')}
      back={
        earlier
          ? { to: `/identify/lists/${earlier.list_id}`, label: earlier.name }
          : { to: '/identify/lists', label: t('identify.web.lists') }
      }
    >
      {job ? (
        <RunningJob
          id={job}
          again={() => change({ job: null })}
          onDone={(result) => {
            const built = TargetList.safeParse(result)
            navigate(built.success ? `/identify/lists/${built.data.list_id}` : '/identify/lists', {
              replace: true,
            })
          }}
        />
      ) : (
        <Answered question={profiles}>
          {(learned) => (
            <Answered question={lists}>
              {(built) =>
                learned.items.length === 0 ? (
                  <NoProfile />
                ) : (
                  <BuildForm
                    key={listId}
                    profiles={learned.items}
                    first={built.items.length === 0}
                    earlier={earlier}
                    profile={search.get('profile')}
                    onStart={(id) => change({ job: id }, { replace: true })}
                  />
                )
              }
            </Answered>
          )}
        </Answered>
      )}
    </Page>
  )
}

function NoProfile() {
  const { t } = useTranslation()
  return (
    <EmptyNote
      title={t('identify.web.no_profiles')}
      text={t('identify.web.list_needs_profile')}
      action={
        <LinkButton type="primary" to="/identify/profiles/learn">
          {t('identify.web.learn')}
        </LinkButton>
      }
    />
  )
}
