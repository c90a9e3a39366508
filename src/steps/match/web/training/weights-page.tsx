import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Answered,
  EmptyNote,
  isFinished,
  JobFailure,
  JobProgress,
  Page,
  ProblemNote,
  useAnswer,
  useFormat,
  useSession,
} from '../../../../web/index.ts'
import type { WeightsRequest } from '../../training/model.ts'
import { Weights } from '../../why/model.ts'
import { AboutSwitch, useAbout } from '../about.tsx'
import { LevelTable } from './level-table.tsx'
import { PreviewDialog } from './preview-dialog.tsx'
import { type Decision, useDecision } from './use-decision.ts'
import { Decisions, Versions } from './versions.tsx'

/** What every level of every comparison weighs, whose weights these are, and training them again; of people nothing is trained. */
export default function WeightsPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const isOfPeople = useAbout() === 'contact'
  const weights = useAnswer(Weights, isOfPeople ? '/match/people/weights' : '/match/weights')
  const decision = useDecision()
  const [asked, setAsked] = useState<WeightsRequest>()
  const { data } = weights
  const ask = (request: WeightsRequest) => {
    decision.forget()
    setAsked(request)
  }
  return (
    <Page
      title={t('match.web.weights')}
      lead={t(isOfPeople ? 'match.web.people_weights_lead' : 'match.web.weights_lead')}
      actions={
        <>
          {!isOfPeople && data && data.records > 0 && can('data:edit') && (
            <Choices weights={data} decision={decision} ask={ask} />
          )}
          <AboutSwitch />
        </>
      }
    >
      {decision.error && !asked && <ProblemNote error={decision.error} />}
      {decision.job && !isFinished(decision.job) && (
        <JobProgress job={decision.job} pace={decision.pace} bare />
      )}
      {decision.job && <JobFailure job={decision.job} />}
      <Answered question={weights}>
        {(known) => (
          <div className="tw-stack">
            <About weights={known} />
            {!isOfPeople && known.records > 0 && known.version === null && (
              <p className="tw-muted">{t('match.training.joining')}</p>
            )}
            <Levels
              weights={known}
              empty={t(isOfPeople ? 'match.web.people_weights_empty' : 'match.web.weights_empty')}
            />
            {!isOfPeople && (
              <>
                <Versions inForce={known.version?.version ?? null} ask={ask} isWorking={decision.isWorking} />
                <Decisions decision={decision} />
              </>
            )}
          </div>
        )}
      </Answered>
      {asked && <PreviewDialog request={asked} decision={decision} close={() => setAsked(undefined)} />}
    </Page>
  )
}

type ChoicesProps = { weights: Weights; decision: Decision; ask: (request: WeightsRequest) => void }

/** What can be decided now. Keeping what counts moves no row, so that there is nothing to see before. */
function Choices({ weights: { version }, decision, ask }: ChoicesProps) {
  const { t } = useTranslation()
  return (
    <>
      {version === null ? (
        <Button disabled={decision.isWorking} onClick={() => decision.decide({ use: 'now' })}>
          {t('match.web.training.keep')}
        </Button>
      ) : (
        <Button disabled={decision.isWorking} onClick={() => ask({ use: 'rows' })}>
          {t('match.web.training.from_rows')}
        </Button>
      )}
      <Button type="primary" disabled={decision.isWorking} onClick={() => ask({ use: 'taught' })}>
        {t('match.web.training.train')}
      </Button>
    </>
  )
}

/** Whose weights these are, and how far they are from what would be learned now. */
function About({ weights: { version, pairs, prior, records, verdicts, drift } }: { weights: Weights }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (records === 0) return null
  return (
    <div>
      <p>
        {version === null
          ? t('match.why.learned', { pairs: format.count(pairs), prior: format.number(prior / 1000) })
          : t('match.training.counts', {
              version: format.count(version.version),
              by: version.by,
              at: format.dateTime(version.at),
              records: format.count(version.records),
              pairs: format.count(version.pairs),
              verdicts: format.count(version.verdicts),
            })}
      </p>
      {drift > 0 && (
        <p>
          {t('match.training.drift', {
            drift: format.number(drift / 1000),
            verdicts: format.count(verdicts),
          })}
        </p>
      )}
      {(drift > 0 || version !== null) && <p className="tw-muted">{t('match.training.teaches')}</p>}
    </div>
  )
}

function Levels({ weights: { levels, drift }, empty }: { weights: Weights; empty: string }) {
  const { t } = useTranslation()
  return (
    <LevelTable
      label={t('match.web.weights')}
      rows={levels}
      empty={<EmptyNote title={empty} />}
      bits={[
        { key: 'weight', title: t('match.web.why.weight'), value: ({ weight }) => weight },
        ...(drift === 0
          ? []
          : [
              {
                key: 'taught',
                title: t('match.training.taught'),
                value: ({ taught }: Weights['levels'][number]) => taught,
              },
            ]),
      ]}
      counts={[{ key: 'pairs', title: t('match.why.pairs'), value: ({ pairs }) => pairs }]}
    />
  )
}
