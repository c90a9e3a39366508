import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
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
        t(known.origin === 'data' ? 'identify.web.learned' : `identify.web.agreed_lead.${known.origin}`, {
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
            <DriftSection profile={learned} />
            <GradesSection profileId={learned.profile_id} />
            <WordsHelp />
          </>
        )}
      </Answered>
    </Page>
  )
}

function Figures({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { auc, auc_low, auc_high } = profile
  const isWon = profile.outcome === 'won'
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
                  hint: t('identify.web.auc_hint'),
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
      {auc !== null && <p className="tw-muted tw-below">{t('identify.web.auc_hint')}</p>}
    </Section>
  )
}

function Gate({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (profile.gate.length === 0) return null
  const wanted = (rule: Profile['gate'][number]) => {
    if ('value' in rule) return rule.field === 'founded' ? String(rule.value) : format.count(rule.value)
    return format.list(rule.values.map((value) => format.name(rule.field, value)))
  }
  return (
    <Section title={t('identify.web.gate')} lead={t('identify.web.gate_lead')}>
      <ul className="tw-rules">
        {profile.gate.map((rule) => (
          <li key={`${rule.field} ${rule.op}`}>
            {t(`identify.trait.${rule.field}`)} {t(`identify.gate.${rule.op}`)}{' '}
            <strong>{wanted(rule)}</strong>
          </li>
        ))}
      </ul>
    </Section>
  )
}
