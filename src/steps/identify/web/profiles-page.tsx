import { BulbOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  EmptyNote,
  LinkButton,
  Page,
  useAnswer,
  useFormat,
  useSession,
} from '../../../web/index.ts'
import { Profile } from '../profile/model.ts'
import { Reminders } from './drift/reminders.tsx'
import { FindingTag } from './finding.tsx'
import { OpenFile } from './open-file.tsx'
import { StatusTag } from './versions/status-tag.tsx'
import { WordsHelp } from './words-help.tsx'

const Profiles = z.object({ items: z.array(Profile) })

/** Who are your best customers? Every answer that was ever learned. */
export default function ProfilesPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { can } = useSession()
  const profiles = useAnswer(Profiles, '/profiles')
  const hasBoth = ['team', 'data'].every((origin) =>
    profiles.data?.items.some((profile) => profile.origin === origin),
  )
  const button = can('profile:edit') && (
    <LinkButton type="primary" icon={<BulbOutlined aria-hidden />} to="/identify/profiles/learn">
      {t('identify.web.learn')}
    </LinkButton>
  )
  return (
    <Page
      title={t('identify.web.profiles')}
      lead={t('identify.web.profiles_lead')}
      actions={
        <>
          <LinkButton to="/identify/profiles/avoid">{t('identify.web.avoid')}</LinkButton>
          {hasBoth && <LinkButton to="/identify/profiles/together">{t('identify.web.together')}</LinkButton>}
          {can('profile:edit') && (
            <OpenFile
              label={t('identify.web.file_open')}
              path="/profiles/file"
              answer={Profile}
              onDone={({ profile_id }) => navigate(`/identify/profiles/${profile_id}`)}
            />
          )}
          {button}
        </>
      }
    >
      <Reminders />
      <WordsHelp />
      <Answered question={profiles}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote
              title={t('identify.web.no_profiles')}
              text={t('identify.web.no_profiles_text')}
              action={button}
            />
          ) : (
            <DataTable
              label={t('identify.web.profiles')}
              rows={items}
              rowKey={(profile) => profile.profile_id}
              onOpen={(profile) => navigate(`/identify/profiles/${profile.profile_id}`)}
              columns={[
                {
                  key: 'name',
                  title: t('identify.web.name'),
                  cell: (profile) => (
                    <Link to={`/identify/profiles/${profile.profile_id}`}>{profile.name}</Link>
                  ),
                },
                {
                  key: 'version',
                  title: t('identify.web.status'),
                  cell: ({ version, status }) => (
                    <>
                      <StatusTag status={status} /> {t('identify.version', { version })}
                    </>
                  ),
                },
                {
                  key: 'product',
                  title: t('identify.web.product'),
                  cell: (profile) => profile.product ?? t('identify.web.all_products'),
                },
                {
                  key: 'finding',
                  title: t('identify.web.finding'),
                  cell: (profile) => <FindingTag profile={profile} />,
                },
                {
                  key: 'auc',
                  title: t('identify.web.auc'),
                  hint: t('identify.web.auc_hint'),
                  numeric: true,
                  cell: (profile) => format.decimal(profile.auc),
                },
                {
                  key: 'accounts',
                  title: t('identify.web.accounts'),
                  numeric: true,
                  cell: (profile) => format.count(profile.accounts),
                },
                {
                  key: 'closed',
                  title: t('identify.web.won_closed'),
                  numeric: true,
                  cell: (profile) =>
                    `${format.count(profile.won)} / ${format.count(profile.won + profile.lost)}`,
                },
                {
                  key: 'when',
                  title: t('identify.web.learned_at'),
                  cell: (profile) => format.dateTime(profile.learned_at),
                },
                { key: 'by', title: t('identify.web.by'), cell: (profile) => profile.learned_by },
              ]}
            />
          )
        }
      </Answered>
    </Page>
  )
}
