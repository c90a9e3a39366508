import { useTranslation } from 'react-i18next'
import { DataTable, ProblemNote, Section, useSession, useStart } from '../../../../web/index.ts'
import type { KeptStudy } from '../../study/model.ts'
import { LeaksTable } from '../leaks-table.tsx'
import { type Wish, wishOf } from './wish.ts'

type LeaksProps = { study: KeptStudy; started: (job: string, asked: Wish) => void }

/** Columns that seem to know the outcome, why, and the way to use one of them all the same. */
export function Leaks({ study: { leaks, asked }, started }: LeaksProps) {
  const { t } = useTranslation()
  const { can } = useSession()
  const start = useStart()
  if (leaks.length === 0) return null
  const keep = (column: string) => {
    const body = { ...asked, keep: [...asked.keep, column] }
    start.mutate({ path: '/studies', body }, { onSuccess: ({ id }) => started(id, wishOf(body)) })
  }
  return (
    <Section title={t('identify.web.study.leaks')} lead={t('identify.web.study.leaks_lead')}>
      {start.error && <ProblemNote error={start.error} />}
      <LeaksTable
        label={t('identify.web.study.leaks')}
        heading={t('identify.study.column')}
        nameOf={(column) => column}
        leaks={leaks}
        keep={
          can('data:import')
            ? { does: t('identify.web.study.keep_again'), busy: start.isPending, press: keep }
            : undefined
        }
      />
    </Section>
  )
}

/** Columns that are no traits, and why. */
export function LeftOutColumns({ study: { left_out } }: { study: KeptStudy }) {
  const { t } = useTranslation()
  if (left_out.length === 0) return null
  return (
    <Section title={t('identify.web.study.left_out')} lead={t('identify.web.study.left_out_lead')}>
      <DataTable
        label={t('identify.web.study.left_out')}
        rows={left_out}
        rowKey={({ column }) => column}
        columns={[
          { key: 'column', title: t('identify.study.column'), cell: ({ column }) => column },
          {
            key: 'why',
            title: t('identify.web.study.why'),
            cell: ({ reason, presence }) => (
              <>
                {t(`identify.study.left_out.${reason}`)}{' '}
                {presence && <span className="tw-muted">{t('identify.web.study.presence')}</span>}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}
