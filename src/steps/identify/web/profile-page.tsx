import { DownloadOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import {
  Answered,
  apiAddress,
  ExportMenu,
  LinkButton,
  Page,
  Section,
  Stats,
  useAnswer,
  useFormat,
  useSession,
} from '../../../web/index.ts'
import { Profile } from '../profile/model.ts'
import { DriftSection } from './drift/drift-section.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import { Finding } from './finding.tsx'
import { GainChart } from './gain-chart.tsx'
import { GradesSection } from './grades-section.tsx'
import { Interval } from './interval.tsx'
import { LeftOutTraits, ProfileLeaks } from './not-used.tsx'
import { Quality } from './study/quality.tsx'
import { TeamScorecard } from './team-scorecard.tsx'
import { useRuleWords } from './use-rules.ts'
import { NotInForce } from './versions/status-tag.tsx'
import { WordsHelp } from './words-help.tsx'

/** What was learned about the best customers, with all the evidence. */
export default function ProfilePage() {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const { profileId } = useParams()
  const profile = useAnswer(Profile, `/profiles/${profileId}`)
  const known = profile.data
  return (
    <Page
      title={
        known
          ? t('identify.web.profile_title', { name: known.name, version: known.version })
          : t('identify.web.profile')
      }
      lead={
        known &&
        t(leadOf(known), {
          when: format.dateTime(known.learned_at),
          who: known.learned_by,
          product: known.product ?? t('identify.web.all_products'),
        })
      }
      back={{ to: '/identify/profiles', label: t('identify.web.profiles') }}
      actions={
        known && (
          <>
            {can('data:export') && (
              <ExportMenu
                path={`/profiles/${known.profile_id}/evidence/export`}
                what={t('identify.web.evidence')}
              />
            )}
            {can('data:export') && (
              <Button
                icon={<DownloadOutlined aria-hidden />}
                href={apiAddress(`/profiles/${known.profile_id}/file`)}
                download
              >
                {t('identify.web.file_save')}
              </Button>
            )}
            {can('profile:edit') && (
              <LinkButton to={`/identify/profiles/${known.profile_id}/edit`}>
                {t('identify.web.draft.edit')}
              </LinkButton>
            )}
            <LinkButton to={`/identify/profiles/${known.profile_id}/versions`}>
              {t('identify.web.versions')}
            </LinkButton>
            {known.worksheet_id && (
              <LinkButton to={`/identify/worksheets/${known.worksheet_id}`}>
                {t('identify.web.to_worksheet')}
              </LinkButton>
            )}
            {can('profile:edit') && known.origin === 'data' && (
              <LinkButton to={`/identify/profiles/learn?from=${known.profile_id}`}>
                {t('identify.web.relearn')}
              </LinkButton>
            )}
            {can('list:edit') && (
              <LinkButton type="primary" to={`/identify/lists/new?profile=${known.profile_id}`}>
                {t('identify.web.build')}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <Answered question={profile} rows={8}>
        {(learned) => (
          <>
            <NotInForce profile={learned} />
            <Finding profile={learned} />
            {learned.origin !== 'data' ? (
              <TeamScorecard profile={learned} />
            ) : (
              <>
                <Figures profile={learned} />
                <ProfileLeaks profile={learned} />
                <Section title={t('identify.web.evidence')} lead={t('identify.web.evidence_lead')}>
                  <EvidenceTable profile={learned} />
                </Section>
                <GainChart profile={learned} />
                <Quality study={learned} day={t('identify.web.day_known')} />
                <LeftOutTraits profile={learned} />
              </>
            )}
            <Gate profile={learned} />
            <Exclusions profile={learned} />
            <DriftSection profile={learned} />
            <GradesSection profileId={learned.profile_id} />
            <WordsHelp />
          </>
        )}
      </Answered>
    </Page>
  )
}

/** Who made it, and how. */
const leadOf = ({ origin, worksheet_id }: Profile) =>
  origin === 'data'
    ? 'identify.web.learned'
    : worksheet_id === null
      ? 'identify.web.by_hand_lead'
      : `identify.web.agreed_lead.${origin}`

function Figures({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { auc, auc_low, auc_high } = profile
  const isWon = profile.outcome === 'won'
  const hint = t(isWon ? 'identify.web.auc_hint' : 'identify.web.auc_hint_of_cases')
  return (
    <Section title={t('identify.web.figures')} lead={t(`identify.outcome.${profile.outcome}`)}>
      <Stats
        items={[
          { label: t('identify.web.accounts'), value: format.count(profile.accounts) },
          {
            label: t(isWon ? 'identify.web.won' : 'identify.web.successes'),
            value: format.count(profile.won),
          },
          {
            label: t(isWon ? 'identify.web.lost' : 'identify.web.others'),
            value: format.count(profile.lost),
          },
          {
            label: t(isWon ? 'identify.web.win_rate' : 'identify.web.success_rate'),
            value: format.percent(profile.win_rate),
          },
          {
            label: t('identify.web.won_revenue'),
            value: format.money(profile.won_revenue),
            hint: format.number(profile.won_revenue),
          },
          ...(auc === null
            ? []
            : [
                {
                  label: t('identify.web.auc'),
                  hint,
                  value: (
                    <span className="tw-row">
                      {format.decimal(auc)}
                      <span className="tw-muted tw-small">
                        {format.decimal(auc_low)} – {format.decimal(auc_high)}
                      </span>
                      <Interval
                        value={auc}
                        low={auc_low}
                        high={auc_high}
                        scale={{ from: 0.3, to: 1, neutral: 0.5 }}
                        tone={profile.signal ? 'up' : 'flat'}
                      />
                    </span>
                  ),
                },
              ]),
        ]}
      />
      {auc !== null && <p className="tw-muted tw-below">{hint}</p>}
    </Section>
  )
}

function Gate({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const say = useRuleWords()
  if (profile.gate.length === 0) return null
  return (
    <Section title={t('identify.web.gate')} lead={t('identify.web.gate_lead')}>
      <ul className="tw-rules">
        {profile.gate.map((rule) => (
          <li key={JSON.stringify(rule)}>{say.rule(rule)}</li>
        ))}
      </ul>
    </Section>
  )
}

/** Who is left out whatever their score, why, and by what. */
function Exclusions({ profile: { exclusions } }: { profile: Profile }) {
  const { t } = useTranslation()
  const say = useRuleWords()
  if (exclusions.length === 0) return null
  return (
    <Section title={t('identify.web.left_out_who')}>
      <ul className="tw-rules">
        {exclusions.map((exclusion) => (
          <li key={JSON.stringify(exclusion)}>
            <Tag>{t(`identify.exclusion.${exclusion.kind}`)}</Tag> {exclusion.reason}
            <div className="tw-muted tw-small">{say.rule(exclusion.rule)}</div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
