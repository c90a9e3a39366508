import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Answered, DataTable, Section, useAnswer, useFormat } from '../../../../web/index.ts'
import type { Account } from '../../model.ts'
import { WhyRow } from '../../why/model.ts'
import { DoubtsOf } from '../queue/doubts-of.tsx'
import { ReasonText } from './reason-text.tsx'
import { SideBySide } from './side-by-side.tsx'
import { useRowVerdicts } from './use-row-verdicts.tsx'

const Why = z.object({ items: z.array(WhyRow) })

/** Why the rows of an account are one company, each with what ties it to the rest; and saying otherwise, for those who may. */
export function WhySection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const format = useFormat()
  const why = useAnswer(Why, `/accounts/${account.account_id}/why`)
  const known = why.data?.items ?? []
  const saidIn = (row: WhyRow) => row.name ?? row.domain ?? row.record_id
  const { buttons, dialog, choice } = useRowVerdicts(
    { about: 'account', id: account.account_id, name: account.name, records: account.records },
    ['split', 'move', 'merge', 'related'],
    known,
    saidIn,
  )
  const named = new Map(known.map((row) => [row.record_id, saidIn(row)]))
  const nameOf = (id: string | null) => named.get(id ?? '') ?? ''
  return (
    <Section title={t('match.web.why')} lead={t('match.web.why_lead')} actions={buttons}>
      {dialog}
      <DoubtsOf accountId={account.account_id} />
      <Answered question={why}>
        {({ items }) => (
          <DataTable
            label={t('match.web.why')}
            rows={items}
            rowKey={(row) => row.record_id}
            detail={(row) =>
              row.receipt ? (
                <SideBySide receipt={row.receipt} a={nameOf(row.joined_to)} b={nameOf(row.record_id)} />
              ) : (
                t('match.rule.founder')
              )
            }
            columns={[
              ...choice,
              { key: 'name', title: t('match.web.written_name'), cell: (row) => row.name ?? format.nothing },
              { key: 'domain', title: t('match.column.domain'), cell: (row) => row.domain ?? format.nothing },
              {
                key: 'source',
                title: t('match.web.source'),
                cell: (row) =>
                  row.file === null
                    ? t('match.rule.named_in')
                    : t('match.web.file_line', { file: row.file, line: row.line }),
              },
              {
                key: 'joined',
                title: t('match.web.why.joined_to'),
                cell: (row) => (row.joined_to === null ? format.nothing : nameOf(row.joined_to)),
              },
              {
                key: 'reasons',
                title: t('match.web.rule'),
                cell: (row) =>
                  row.joined_to === null
                    ? t('match.rule.founder')
                    : row.reasons.map((reason) => <ReasonText key={reason.kind} reason={reason} />),
              },
            ]}
          />
        )}
      </Answered>
    </Section>
  )
}
