import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  Answered,
  DataTable,
  ProblemNote,
  Section,
  useAnswer,
  useFormat,
  usePages,
  useSession,
} from '../../../../web/index.ts'
import { VersionWeights, WeightsDecision, type WeightsRequest, WeightsVersion } from '../../training/model.ts'
import { LevelTable } from './level-table.tsx'
import type { Decision } from './use-decision.ts'

/** Weights that were kept; an earlier version can count again. */
export function Versions({
  inForce,
  ask,
  isWorking,
}: {
  inForce: number | null
  ask: (request: WeightsRequest) => void
  isWorking: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const versions = usePages(WeightsVersion, '/match/weights/versions')
  if (versions.error) return <ProblemNote error={versions.error} retry={() => void versions.refetch()} />
  if (versions.items.length === 0) return null
  return (
    <Section title={t('match.web.training.versions')} lead={t('match.web.training.versions_lead')}>
      <DataTable
        label={t('match.web.training.versions')}
        rows={versions.items}
        rowKey={({ version }) => String(version)}
        detail={({ version }) => <Kept version={version} />}
        columns={[
          {
            key: 'version',
            title: t('match.training.version'),
            cell: ({ version }) => format.count(version),
          },
          {
            key: 'use',
            title: '',
            cell: ({ version }) =>
              version === inForce ? (
                <strong>{t('match.web.training.counts')}</strong>
              ) : (
                can('data:edit') && (
                  <Button
                    size="small"
                    disabled={isWorking}
                    aria-label={t('match.web.training.use_version', { version })}
                    onClick={() => ask({ use: 'version', version })}
                  >
                    {t('match.web.training.use_again')}
                  </Button>
                )
              ),
          },
          { key: 'who', title: t('match.web.edit_who'), cell: ({ by }) => by },
          { key: 'when', title: t('match.web.edit_when'), cell: ({ at }) => format.dateTime(at) },
          {
            key: 'from',
            title: t('match.training.learned_from'),
            cell: ({ learned_from }) => t(`match.training.from_${learned_from}`),
          },
          {
            key: 'records',
            numeric: true,
            title: t('match.training.records'),
            cell: ({ records }) => format.count(records),
          },
          {
            key: 'verdicts',
            numeric: true,
            title: t('match.training.verdicts'),
            cell: ({ verdicts }) => format.count(verdicts),
          },
        ]}
      />
      {versions.hasNextPage && (
        <Button onClick={() => void versions.fetchNextPage()}>{t('match.web.more')}</Button>
      )}
    </Section>
  )
}

/** What a version weighs. */
function Kept({ version }: { version: number }) {
  const { t } = useTranslation()
  const kept = useAnswer(VersionWeights, `/match/weights/versions/${version}`)
  return (
    <Answered question={kept}>
      {({ weights }) => (
        <LevelTable
          label={t('match.training.version_of', { version })}
          rows={weights}
          bits={[{ key: 'weight', title: t('match.web.why.weight'), value: ({ weight }) => weight }]}
        />
      )}
    </Answered>
  )
}

/** What was decided about the weights, and taking it back. */
export function Decisions({ decision }: { decision: Decision }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const decisions = usePages(WeightsDecision, '/match/weights/decisions')
  if (decisions.error) return <ProblemNote error={decisions.error} retry={() => void decisions.refetch()} />
  if (decisions.items.length === 0) return null
  return (
    <Section title={t('match.training.decisions')}>
      <DataTable
        label={t('match.training.decisions')}
        rows={decisions.items}
        rowKey={({ decision_id }) => String(decision_id)}
        columns={[
          {
            key: 'which',
            title: t('match.training.which'),
            cell: ({ version }) =>
              version === null
                ? t('match.training.none')
                : t('match.training.version_of', { version: format.count(version) }),
          },
          {
            key: 'undo',
            title: '',
            cell: ({ decision_id, undone_by, undone_at }) =>
              undone_by !== null ? (
                <span className="tw-muted">
                  {t('match.web.taken_back', { who: undone_by, when: format.dateTime(undone_at) })}
                </span>
              ) : (
                can('data:edit') && (
                  <Button
                    size="small"
                    disabled={decision.isWorking}
                    onClick={() => decision.undo(decision_id)}
                  >
                    {t('match.web.verdict.undo')}
                  </Button>
                )
              ),
          },
          { key: 'who', title: t('match.web.edit_who'), cell: ({ by }) => by },
          { key: 'when', title: t('match.web.edit_when'), cell: ({ at }) => format.dateTime(at) },
        ]}
      />
      {decisions.hasNextPage && (
        <Button onClick={() => void decisions.fetchNextPage()}>{t('match.web.more')}</Button>
      )}
    </Section>
  )
}
