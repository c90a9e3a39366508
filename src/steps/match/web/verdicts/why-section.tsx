import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  JobFailure,
  ProblemNote,
  Section,
  useAnswer,
  useFormat,
  useSession,
} from '../../../../web/index.ts'
import type { Account } from '../../model.ts'
import type { VerdictKind } from '../../verdicts/model.ts'
import { WhyRow } from '../../why/model.ts'
import { DoubtsOf } from '../queue/doubts-of.tsx'
import { ReasonText } from './reason-text.tsx'
import { SideBySide } from './side-by-side.tsx'
import { useVerdict } from './use-verdict.ts'
import { VerdictDialog } from './verdict-dialog.tsx'

const Why = z.object({ items: z.array(WhyRow) })

/** Why the rows of an account are one company, each with what ties it to the rest; and saying otherwise, for those who may. */
export function WhySection({ account }: { account: Account }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const why = useAnswer(Why, `/accounts/${account.account_id}/why`)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asking, setAsking] = useState<VerdictKind>()
  const { say, error, job, isWorking } = useVerdict()
  const known = why.data?.items ?? []
  const records = chosen.filter((id) => known.some(({ record_id }) => record_id === id))
  const may = can('data:edit')
  const button = (kind: VerdictKind, disabled: boolean) => (
    <Button key={kind} size="small" disabled={disabled} loading={isWorking} onClick={() => setAsking(kind)}>
      {t(`match.web.verdict.${kind}_button`)}
    </Button>
  )
  return (
    <Section
      title={t('match.web.why')}
      lead={t('match.web.why_lead')}
      actions={
        may && (
          <>
            {button('split', records.length === 0 || records.length >= account.records)}
            {button('move', records.length === 0)}
            {button('merge', false)}
            {button('related', false)}
          </>
        )
      }
    >
      {error && <ProblemNote error={error} />}
      {job && <JobFailure job={job} />}
      {asking && (
        <VerdictDialog
          kind={asking}
          account={account}
          records={records}
          founder={
            (asking === 'split' || asking === 'move') &&
            records.includes(account.account_id.slice('acc_'.length))
          }
          close={() => setAsking(undefined)}
          say={(body) => say('/verdicts', body, () => setChosen([]))}
        />
      )}
      <DoubtsOf accountId={account.account_id} />
      <Answered question={why}>
        {({ items }) => (
          <WhyTable items={items} chosen={may && account.records > 1 ? records : null} choose={setChosen} />
        )}
      </Answered>
    </Section>
  )
}

type TableProps = {
  items: readonly WhyRow[]
  /** The rows that are chosen; null where nothing can be chosen. */
  chosen: readonly string[] | null
  choose: (records: readonly string[]) => void
}

function WhyTable({ items, chosen, choose }: TableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const named = new Map(items.map((row) => [row.record_id, row.name ?? row.domain ?? row.record_id]))
  const nameOf = (id: string | null) => named.get(id ?? '') ?? ''
  return (
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
        ...(chosen
          ? [
              {
                key: 'chosen',
                title: '',
                cell: (row: WhyRow) => (
                  <Checkbox
                    aria-label={t('match.web.why.choose', { name: nameOf(row.record_id) })}
                    checked={chosen.includes(row.record_id)}
                    onChange={(event) =>
                      choose(
                        event.target.checked
                          ? [...chosen, row.record_id]
                          : chosen.filter((id) => id !== row.record_id),
                      )
                    }
                  />
                ),
              },
            ]
          : []),
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
  )
}
