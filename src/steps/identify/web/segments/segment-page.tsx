import { SaveOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import {
  Answered,
  isOrdered,
  LinkButton,
  Page,
  ProblemNote,
  Section,
  useAddress,
  useAnswer,
  useColumns,
  useFormat,
  useSession,
  type WorkingColumn,
} from '../../../../web/index.ts'
import { Narrowing, Segment } from '../../segments/model.ts'
import { type Edited, ofAddress, ofBar, readCriteria, writeCriterion } from './criteria.ts'
import { CriterionRow } from './criterion-row.tsx'
import { SaveSegment } from './save-segment.tsx'
import { SpreadChart } from './spread-chart.tsx'

/** A set of accounts, described by criteria: how many are left with each, and what they are like. */
export default function SegmentPage() {
  const { t } = useTranslation()
  const { segmentId } = useParams()
  const columns = useColumns('/accounts')
  const saved = useAnswer(Segment, `/segments/${segmentId}`, { when: segmentId !== undefined })
  if (segmentId !== undefined && saved.error) return <ProblemNote error={saved.error} />
  return (
    <Page
      title={saved.data?.name ?? t('identify.web.segment.new')}
      lead={t('identify.web.segment.lead')}
      back={{ to: '/identify/segments', label: t('identify.web.segment.all') }}
    >
      <Answered question={columns} rows={6}>
        {({ items }) =>
          segmentId === undefined || saved.data ? (
            <LiveFilter key={segmentId ?? ''} columns={items} saved={saved.data} />
          ) : null
        }
      </Answered>
    </Page>
  )
}

function LiveFilter({ columns, saved }: { columns: readonly WorkingColumn[]; saved: Segment | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { can } = useSession()
  const { search, change } = useAddress()
  const [saves, setSaves] = useState(false)
  // A column that was chosen and says nothing yet.
  const [begun, setBegun] = useState<Edited>()
  const isTouched = search.has('where') || search.has('none')
  const where = isTouched ? search.getAll('where') : (saved?.where ?? [])
  const criteria = readCriteria(where)
  const rows = [...criteria, ...(begun ? [begun] : [])]
  const narrowing = useAnswer(Narrowing, '/segments/narrow', { query: { where }, keep: true })
  const columnOf = (name: string) => columns.find(({ column }) => column === name)
  const choose = (next: readonly Edited[]) => {
    const written = next.flatMap(writeCriterion)
    change({ where: written, none: written.length === 0 && saved ? '1' : null }, { replace: true })
  }
  const place = (at: number, next: Edited | null) => {
    const isNew = at >= criteria.length
    if (isNew) {
      if (next === null || writeCriterion(next).length > 0) setBegun(undefined)
      else setBegun(next)
      if (next !== null && writeCriterion(next).length > 0) choose([...criteria, next])
    } else choose(criteria.flatMap((each, i) => (i === at ? (next ?? []) : each)))
  }
  const answer = narrowing.data
  const left = answer?.criteria.at(-1)?.left ?? answer?.accounts ?? 0
  const free = columns.filter(
    (column) =>
      (column.filterable || isOrdered(column)) && !rows.some(({ column: name }) => name === column.column),
  )
  return (
    <div className="tw-segment">
      <Section
        title={t('identify.segment.criteria')}
        actions={
          <>
            <LinkButton to={`/accounts?${new URLSearchParams(where.map(ofAddress))}`}>
              {t('identify.web.segment.open_accounts')}
            </LinkButton>
            {can('list:edit') && (
              <Button
                type="primary"
                icon={<SaveOutlined aria-hidden />}
                disabled={criteria.length === 0}
                onClick={() => setSaves(true)}
              >
                {t('identify.web.segment.save')}
              </Button>
            )}
          </>
        }
      >
        <p className="tw-segment-total" role="status">
          <strong>{format.count(left)}</strong>{' '}
          {t('identify.web.segment.of_all', { all: format.count(answer?.accounts) })}
        </p>
        {narrowing.error && <ProblemNote error={narrowing.error} />}
        {rows.length > 0 && (
          <table className="tw-criteria" aria-label={t('identify.segment.criteria')}>
            <thead>
              <tr>
                <th scope="col">{t('identify.web.segment.column')}</th>
                <th scope="col">{t('identify.web.segment.says')}</th>
                <th scope="col" className="tw-numeric">
                  {t('identify.segment.left')}
                </th>
                <th scope="col" className="tw-numeric">
                  {t('identify.segment.alone')}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rows.map((criterion, at) => {
                const found = answer?.criteria.find(({ column }) => column === criterion.column)
                return (
                  <CriterionRow
                    key={criterion.column}
                    criterion={criterion}
                    column={columnOf(criterion.column)}
                    left={format.count(found?.left)}
                    alone={format.count(found?.alone)}
                    change={(next) => place(at, next)}
                    remove={() => place(at, null)}
                  />
                )
              })}
            </tbody>
          </table>
        )}
        <Select
          className="tw-criterion-add"
          aria-label={t('identify.web.segment.add')}
          placeholder={t('identify.web.segment.add')}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={free.map(({ column, label }) => ({ value: column, label }))}
          onChange={(column: string | null) => {
            const known = columnOf(column ?? '')
            if (known)
              setBegun({
                column: known.column,
                op: isOrdered(known) ? 'range' : 'is',
                values: [],
                from: '',
                to: '',
              })
          }}
        />
      </Section>
      <Section title={t('identify.web.segment.spread')} lead={t('identify.web.segment.spread_lead')}>
        <div className="tw-spreads">
          {answer?.spreads.flatMap(({ column: name, items }) => {
            const column = columnOf(name)
            if (!column) return []
            return (
              <SpreadChart
                key={name}
                column={column}
                items={items}
                within={left}
                all={answer.accounts}
                pick={(value) =>
                  choose([...criteria.filter((each) => each.column !== name), ofBar(column, value)])
                }
              />
            )
          })}
        </div>
      </Section>
      <SaveSegment open={saves} close={() => setSaves(false)} saved={saved} where={where} />
    </div>
  )
}
