import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { apiAddress, Section, Stats, useFormat } from '../../../../web/index.ts'
import type { KeptStudy } from '../../study/model.ts'
import { Leaks, LeftOutColumns } from './columns-found.tsx'
import { StudyEvidence } from './evidence.tsx'
import { Quality } from './quality.tsx'
import { Scorecard } from './scorecard.tsx'
import type { Wish } from './wish.ts'

type FoundProps = { id: string; study: KeptStudy; started: (job: string, asked: Wish) => void }

/** What a study found: whether there is a signal, what must not be used, the evidence, the scorecard and how good it is. */
export function Found({ id, study, started }: FoundProps) {
  return (
    <>
      <Summary id={id} study={study} />
      <Leaks study={study} started={started} />
      <StudyEvidence study={study} />
      {study.signal && <Scorecard study={study} />}
      <Quality study={study} />
      <LeftOutColumns study={study} />
    </>
  )
}

function Summary({ id, study }: Pick<FoundProps, 'id' | 'study'>) {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { rows, positives, outcome, positive, auc, auc_interval, gain, calibration_error } = study
  const notes = [
    ...(study.positive_chosen === 'rarer' ? [t('identify.web.study.rarer', { positive })] : []),
    ...(study.without_outcome > 0
      ? [t('identify.study.without_outcome', { rows: format.count(study.without_outcome) })]
      : []),
    ...(study.duplicates > 0
      ? [t('identify.web.study.duplicates', { rows: format.count(study.duplicates) })]
      : []),
    ...(study.refused > 0 ? [t('identify.web.study.refused', { rows: format.count(study.refused) })] : []),
  ]
  return (
    <Section
      title={t('identify.web.study.found')}
      lead={t('identify.study.rows.given', {
        rows: format.count(rows),
        positives: format.count(positives),
        share: format.percent(positives / rows),
        outcome,
        positive,
      })}
      actions={
        <>
          <Button
            size="small"
            icon={<DownloadOutlined aria-hidden />}
            href={apiAddress(`/studies/${id}/report`, { lang: i18n.language })}
            download
          >
            {t('identify.web.study.report')}
          </Button>
          <Button
            size="small"
            icon={<DownloadOutlined aria-hidden />}
            href={apiAddress(`/studies/${id}`)}
            download="study.json"
          >
            {t('identify.web.study.json')}
          </Button>
        </>
      }
    >
      <Alert
        type={study.signal ? 'success' : 'warning'}
        showIcon
        className="tw-note"
        title={t(study.signal ? 'identify.study.signal' : 'identify.study.no_signal')}
      />
      <Stats
        items={[
          {
            label: t('identify.web.study.auc'),
            hint: t('identify.web.study.auc_hint'),
            value: (
              <>
                {format.decimal(auc, 3)}
                {auc_interval && (
                  <span className="tw-muted tw-range">
                    {t('identify.web.study.interval', {
                      low: format.decimal(auc_interval[0], 3),
                      high: format.decimal(auc_interval[1], 3),
                    })}
                  </span>
                )}
              </>
            ),
          },
          {
            label: t('identify.web.study.gain'),
            hint: t('identify.web.study.gain_hint'),
            value: format.percent(gain),
          },
          {
            label: t('identify.web.study.off'),
            hint: t('identify.web.study.off_hint'),
            value:
              calibration_error === null
                ? format.nothing
                : t('identify.web.study.off_points', { points: format.decimal(100 * calibration_error, 1) }),
          },
        ]}
      />
      {notes.length > 0 && <p className="tw-muted">{notes.join(' ')}</p>}
    </Section>
  )
}
