import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { z } from 'zod'
import {
  Answered,
  LinkButton,
  Page,
  Section,
  useAnswer,
  useFormat,
  useSession,
} from '../../../../web/index.ts'
import { cutWords, ProfileVersion } from '../../versions/model.ts'
import { useBinWords } from '../bins.ts'
import { useRuleWords } from '../use-rules.ts'
import { ActivateDialog } from './activate-dialog.tsx'
import { StatusTag } from './status-tag.tsx'

const Versions = z.object({ items: z.array(ProfileVersion) })
/** Values whose points changed that are listed of a version. */
const mostBins = 12

/** All versions of a profile: when each counted and why, and what it changed. */
export default function VersionsPage() {
  const { t } = useTranslation()
  const { profileId } = useParams()
  const versions = useAnswer(Versions, `/profiles/${profileId}/versions`)
  const name = versions.data?.items[0]?.name
  return (
    <Page
      title={name === undefined ? t('identify.web.versions') : t('identify.web.versions_of', { name })}
      lead={t('identify.web.versions_lead')}
      back={{ to: `/identify/profiles/${profileId}`, label: t('identify.web.profile') }}
    >
      <Answered question={versions} rows={6}>
        {({ items }) => items.map((version) => <Version key={version.profile_id} version={version} />)}
      </Answered>
    </Page>
  )
}

function Version({ version }: { version: ProfileVersion }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const { profile_id, status, learned_at, learned_by, uses, changes } = version
  return (
    <Section
      title={t('identify.version', { version: version.version })}
      lead={
        <>
          <StatusTag status={status} />{' '}
          {t('identify.web.made', { when: format.dateTime(learned_at), who: learned_by })}{' '}
          <Link to={`/identify/profiles/${profile_id}`}>{t('identify.web.to_profile')}</Link>
        </>
      }
      actions={
        status !== 'active' && (
          <>
            <LinkButton to={`/identify/profiles/${profile_id}/preview`}>
              {t('identify.web.preview')}
            </LinkButton>
            {can('profile:edit') && (
              <Button onClick={() => setAsking(true)}>
                {t(status === 'earlier' ? 'identify.web.roll_back' : 'identify.web.activate')}
              </Button>
            )}
          </>
        )
      }
    >
      <ul className="tw-rules">
        {uses.map(({ at, until, by, reason }) => (
          <li key={at}>
            {t(until === null ? 'identify.web.use_since' : 'identify.web.use_until', {
              at: format.dateTime(at),
              until: until === null ? '' : format.dateTime(until),
              by: by ?? format.nothing,
              reason: reason ?? t('identify.versions.first'),
            })}
          </li>
        ))}
      </ul>
      {changes !== null && <Changes changes={changes} />}
      {asking && (
        <ActivateDialog profile={version} close={() => setAsking(false)} onDone={() => setAsking(false)} />
      )}
    </Section>
  )
}

function Changes({ changes }: { changes: NonNullable<ProfileVersion['changes']> }) {
  const { t } = useTranslation()
  const words = useBinWords()
  const { rule } = useRuleWords()
  const { traits, bins, gate_added, gate_removed, exclusions, cuts } = changes
  const lines = [
    ...traits.map(({ trait, before, after }) =>
      t('identify.web.changed_trait', { trait: words.trait(trait), before, after }),
    ),
    ...bins.slice(0, mostBins).map(({ trait, bin, before, after }) =>
      t('identify.web.changed_bin', {
        trait: words.trait(trait),
        bin: words.bin(trait, bin),
        before,
        after,
      }),
    ),
    ...gate_added.map((each) => t('identify.web.gate_added', { rule: rule(each) })),
    ...gate_removed.map((each) => t('identify.web.gate_removed', { rule: rule(each) })),
    ...(cuts === null ? [] : [t('identify.versions.cuts', cutWords(cuts))]),
    ...(exclusions.before === exclusions.after ? [] : [t('identify.web.changed_exclusions', exclusions)]),
  ]
  return (
    <>
      <p className="tw-muted tw-below">{t('identify.versions.changed', { version: changes.version })}</p>
      <ul className="tw-rules">
        {lines.length === 0 ? (
          <li>{t('identify.versions.nothing')}</li>
        ) : (
          lines.map((line) => <li key={line}>{line}</li>)
        )}
      </ul>
    </>
  )
}
