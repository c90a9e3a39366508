import { Button, Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { JobFailure, ProblemNote, type TableColumn, useSession } from '../../../../web/index.ts'
import type { VerdictKind } from '../../verdicts/model.ts'
import { useVerdict } from './use-verdict.ts'
import { type Subject, VerdictDialog } from './verdict-dialog.tsx'

type Rows<Row> = Readonly<{
  /** Buttons for what can be said of the chosen rows, or of all; none for those who may not. */
  buttons: ReactNode
  /** What is asked before, and what went wrong. */
  dialog: ReactNode
  /** The column in which rows are chosen; none where nothing can be. */
  choice: readonly TableColumn<Row>[]
}>

/** Rows of an account or contact to choose from, and what somebody can say about them. */
export function useRowVerdicts<Row extends Readonly<{ record_id: string }>>(
  subject: Subject,
  kinds: readonly VerdictKind[],
  known: readonly Row[],
  nameOf: (row: Row) => string,
): Rows<Row> {
  const { t } = useTranslation()
  const { can } = useSession()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asking, setAsking] = useState<VerdictKind>()
  const { say, error, job, isWorking } = useVerdict()
  const records = chosen.filter((id) => known.some(({ record_id }) => record_id === id))
  const isRefused: Partial<Record<VerdictKind, boolean>> = {
    split: records.length === 0 || records.length >= subject.records,
    move: records.length === 0,
  }
  const may = can('data:edit')
  return {
    buttons:
      may &&
      kinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          disabled={isRefused[kind] ?? false}
          loading={isWorking}
          onClick={() => setAsking(kind)}
        >
          {t(`match.web.verdict.${kind}_button`)}
        </Button>
      )),
    dialog: (
      <>
        {error && <ProblemNote error={error} />}
        {job && <JobFailure job={job} />}
        {asking && (
          <VerdictDialog
            kind={asking}
            subject={subject}
            records={records}
            founder={
              (asking === 'split' || asking === 'move') && records.includes(subject.id.slice('acc_'.length))
            }
            close={() => setAsking(undefined)}
            say={(body) => say('/verdicts', body, () => setChosen([]))}
          />
        )}
      </>
    ),
    choice:
      may && subject.records > 1
        ? [
            {
              key: 'chosen',
              title: '',
              cell: (row) => (
                <Checkbox
                  aria-label={t('match.web.why.choose', { name: nameOf(row) })}
                  checked={records.includes(row.record_id)}
                  onChange={(event) =>
                    setChosen(
                      event.target.checked
                        ? [...records, row.record_id]
                        : records.filter((id) => id !== row.record_id),
                    )
                  }
                />
              ),
            },
          ]
        : [],
  }
}
