import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, DataTable, EmptyNote, Section, useFormat, usePages } from '../../../../web/index.ts'
import { DedupeGroup, type DedupeSummary, orders } from '../../dedupe/model.ts'
import { Receipt } from './receipt.tsx'

type Order = (typeof orders)[number]

/** The rows that are one, group by group, those to be looked at first. */
export function Groups({ summary }: { summary: DedupeSummary }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [order, setOrder] = useState<Order>('unsure')
  const groups = usePages(DedupeGroup, `/match/dedupe/${summary.dedupe_id}/groups`, { order, limit: 20 })
  const title = t('match.web.dedupe.groups')
  if (summary.groups === 0)
    return (
      <Section title={title}>
        <EmptyNote title={t('match.web.dedupe.none')} text={t('match.web.dedupe.none_text')} />
      </Section>
    )
  return (
    <Section
      title={title}
      lead={t('match.web.dedupe.groups_lead')}
      actions={
        <Segmented
          size="small"
          aria-label={t('match.web.dedupe.order')}
          value={order}
          options={orders.map((value) => ({ value, label: t(`match.web.dedupe.order.${value}`) }))}
          onChange={setOrder}
        />
      }
    >
      <Answered question={groups}>
        {() => (
          <DataTable
            label={title}
            rows={groups.items}
            rowKey={({ group_id }) => group_id}
            stale={groups.isPlaceholderData}
            detail={(group) => <Members group={group} columns={summary.columns} />}
            columns={[
              {
                key: 'row',
                title: t('match.web.dedupe.row'),
                cell: ({ group_id }) => group_id,
                numeric: true,
              },
              {
                key: 'says',
                title: t('match.web.dedupe.says'),
                cell: ({ members }) => members[0]?.cells.filter(Boolean).slice(0, 4).join(' · '),
              },
              {
                key: 'size',
                title: t('match.web.dedupe.size'),
                cell: ({ rows }) => format.count(rows),
                numeric: true,
              },
              {
                key: 'least',
                title: t('match.web.dedupe.least'),
                cell: ({ probability }) => format.percent(probability),
                numeric: true,
              },
            ]}
          />
        )}
      </Answered>
      {groups.hasNextPage && (
        <Button loading={groups.isFetchingNextPage} onClick={() => void groups.fetchNextPage()}>
          {t('match.web.dedupe.more')}
        </Button>
      )}
    </Section>
  )
}

/** More columns side by side nobody can compare. */
const mostColumns = 20

type MembersProps = { group: DedupeGroup; columns: DedupeSummary['columns'] }

/** The rows of a group side by side, what differs from the first of them marked, and the receipt of each. */
function Members({ group, columns }: MembersProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { members, group_id, rows } = group
  const [first] = members
  const said = columns
    .map(({ title }, at) => ({ title, at }))
    .filter(({ at }) => members.some(({ cells }) => cells[at]))
    .slice(0, mostColumns)
  return (
    <div className="tw-stack">
      <DataTable
        label={t('match.web.dedupe.members', { id: group_id })}
        rows={members}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', title: t('match.web.dedupe.row'), cell: ({ row }) => row, numeric: true },
          ...said.map(({ title, at }) => ({
            key: String(at),
            title,
            cell: ({ cells }: DedupeGroup['members'][number]) =>
              cells[at] && cells[at] !== first?.cells[at] ? (
                <mark className="tw-differs">{cells[at]}</mark>
              ) : (
                cells[at]
              ),
          })),
          {
            key: 'probability',
            title: t('match.web.dedupe.probability'),
            cell: ({ probability }) => format.percent(probability),
            numeric: true,
          },
        ]}
      />
      {rows > members.length && (
        <p>{t('match.web.dedupe.more_members', { rows: format.count(rows - members.length) })}</p>
      )}
      {members.map(({ row, like, lines, probability }) =>
        lines.length === 0 ? (
          <p key={row}>{t('match.web.dedupe.twin', { row, like })}</p>
        ) : (
          <details key={row}>
            <summary>
              {t('match.web.dedupe.like', { row, like })} · {format.percent(probability)}
            </summary>
            <Receipt lines={lines} label={t('match.web.dedupe.like', { row, like })} />
          </details>
        ),
      )}
    </div>
  )
}
