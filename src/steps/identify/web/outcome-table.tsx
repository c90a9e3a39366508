import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Answered, DataTable, EmptyNote, useAnswer, useFormat } from '../../../web/index.ts'
import { type Outcome, type OutcomeAccount, OutcomePreview } from '../model.ts'

type Corrections = Pick<Outcome, 'put_in' | 'taken_out'>
type OutcomeTableProps = { asked: Outcome; onChange: (corrections: Corrections) => void }

/** Who counts as a success: how many, the first of them, and what was corrected by hand. */
export function OutcomeTable({ asked, onChange }: OutcomeTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { put_in, taken_out, mix, ...plain } = asked
  const weights = Object.entries(mix ?? {}).map(([outcome, weight]) => `${outcome}:${weight}`)
  const preview = useAnswer(OutcomePreview, '/profiles/outcome', {
    query: {
      ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== null)),
      ...(weights.length > 0 ? { mix: weights.join(',') } : {}),
      put_in: put_in.join(','),
      taken_out: taken_out.join(','),
    },
    keep: true,
  })
  const takeOut = (id: string) =>
    onChange({ put_in: put_in.filter((each) => each !== id), taken_out: [...taken_out, id] })
  const putIn = (id: string) =>
    onChange({ put_in: [...put_in, id], taken_out: taken_out.filter((each) => each !== id) })
  return (
    <Answered question={preview} rows={4}>
      {(found) => (
        <>
          <p>
            {t('identify.outcome_counts', {
              cases: format.count(found.cases),
              positives: format.count(found.positives),
              accounts: format.count(found.accounts),
              accounts_positive: format.count(found.accounts_positive),
            })}
          </p>
          <div className="tw-columns">
            <Side label={t('identify.outcome_successes')} accounts={found.successes} onTakeOut={takeOut} />
            <Side
              label={t('identify.outcome_others')}
              accounts={found.others}
              onTakeOut={takeOut}
              onPutIn={putIn}
            />
          </div>
          <div className="tw-row tw-put-in">
            <PutIn onPutIn={putIn} />
            {put_in.length + taken_out.length > 0 && (
              <>
                <Tag>{t('identify.web.corrected', { in: put_in.length, out: taken_out.length })}</Tag>
                <Button size="small" onClick={() => onChange({ put_in: [], taken_out: [] })}>
                  {t('identify.web.uncorrect')}
                </Button>
              </>
            )}
          </div>
        </>
      )}
    </Answered>
  )
}

/** Accounts of a side that a page holds. */
const shown = 8

type SideProps = {
  label: string
  accounts: readonly OutcomeAccount[]
  onTakeOut: (id: string) => void
  onPutIn?: (id: string) => void
}

function Side({ label, accounts, onTakeOut, onPutIn }: SideProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div>
      <h3>{label}</h3>
      <DataTable
        label={label}
        rows={accounts.slice(0, shown)}
        rowKey={({ account_id }) => account_id}
        columns={[
          { key: 'name', title: t('identify.column.account'), cell: ({ name }) => name },
          {
            key: 'positives',
            title: t('identify.column.positives'),
            numeric: true,
            cell: ({ positives, cases }) => `${format.count(positives)} / ${format.count(cases)}`,
          },
          {
            key: 'revenue',
            title: t('identify.column.revenue'),
            numeric: true,
            cell: ({ revenue }) => format.money(revenue),
          },
          {
            key: 'correct',
            title: '',
            cell: ({ account_id, name }) => (
              <>
                {onPutIn && (
                  <Button
                    size="small"
                    type="link"
                    aria-label={t('identify.web.put_in_of', { name })}
                    onClick={() => onPutIn(account_id)}
                  >
                    {t('identify.web.put_in')}
                  </Button>
                )}
                <Button
                  size="small"
                  type="link"
                  aria-label={t('identify.web.take_out_of', { name })}
                  onClick={() => onTakeOut(account_id)}
                >
                  {t('identify.web.take_out')}
                </Button>
              </>
            ),
          },
        ]}
        empty={<EmptyNote title={t('identify.web.nobody')} />}
      />
    </div>
  )
}

const Found = z.object({ items: z.array(z.object({ account_id: z.string(), name: z.string().nullable() })) })

/** Any account of the base, to be counted as a success. */
function PutIn({ onPutIn }: { onPutIn: (id: string) => void }) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const found = useAnswer(Found, '/accounts', { query: { q, limit: '10' }, when: q !== '', keep: true })
  return (
    <Select
      className="tw-trait"
      value={null}
      aria-label={t('identify.web.put_in_any')}
      placeholder={t('identify.web.put_in_any')}
      showSearch={{ filterOption: false, onSearch: setQ }}
      options={(found.data?.items ?? []).map(({ account_id, name }) => ({
        value: account_id,
        label: name ?? account_id,
      }))}
      onChange={(id: string | null) => {
        if (id !== null) onPutIn(id)
      }}
    />
  )
}
