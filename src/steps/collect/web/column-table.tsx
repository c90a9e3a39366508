import { Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, useFormat } from '../../../web/index.ts'
import { type Column, type FileInspection, type FilePlan, tableLabel } from '../model.ts'
import type { Field } from './plan.ts'

type ColumnTableProps = {
  inspection: FileInspection
  plan: FilePlan | undefined
  dictionary: readonly Field[]
  choose: (fields: (string | null)[]) => void
  readDates: (dayFirst: (boolean | null)[]) => void
}

/** A select has no word for "nothing", so it gets one. */
const unmapped = ''

/**
 * A survey can have thousands of columns; more than these nobody looks through, and the next table would stand far below. Of so
 * many those with a field are shown, and the first of the others.
 */
const mostShown = 100
const othersShown = 20

/** The columns that are shown: all of them, or of very many those that were taken for a field, then those that are looked for. */
function useWanted<Row extends { column: Column; field: string | null }>(all: readonly Row[]) {
  const { t } = useTranslation()
  const format = useFormat()
  const [q, setQ] = useState('')
  if (all.length <= mostShown) return { rows: all, search: null }
  const found = all.filter(({ column }) => column.header.toLowerCase().includes(q.trim().toLowerCase()))
  const mapped = found.filter(({ field }) => field !== null)
  const others = found.filter(({ field }) => field === null).slice(0, othersShown)
  const rows = [...mapped, ...others].slice(0, 2 * mostShown)
  const label = t('collect.web.find_column')
  const search = (
    <div className="tw-row tw-note">
      <Input
        size="small"
        allowClear
        className="tw-field"
        value={q}
        placeholder={label}
        aria-label={label}
        maxLength={200}
        onChange={(event) => setQ(event.target.value)}
      />
      <span className="tw-muted" role="status">
        {t('collect.web.columns_shown', { shown: format.count(rows.length), all: format.count(all.length) })}
      </span>
    </div>
  )
  return { rows, search }
}

/** The columns of a file, each with the field it was taken for. */
export function ColumnTable({ inspection, plan, dictionary, choose, readDates }: ColumnTableProps) {
  const { t } = useTranslation()
  const fields = plan?.fields ?? []
  const typeOf = (name: string | null) =>
    dictionary.find(({ field, kind }) => field === name && kind === plan?.kind)?.type
  const options = [
    { value: unmapped, label: t('collect.web.not_mapped') },
    ...dictionary
      .filter((field) => field.kind === plan?.kind)
      .map((field) => ({
        value: field.field,
        label: field.label,
        disabled: fields.includes(field.field),
      })),
  ]
  const all = inspection.columns.map((column, index) => ({ column, index, field: fields[index] ?? null }))
  const { rows, search } = useWanted(all)
  const table = (
    <DataTable
      label={t('collect.web.columns_of', { name: tableLabel(inspection) })}
      rows={rows}
      rowKey={(row) => String(row.index)}
      columns={[
        {
          key: 'header',
          title: t('collect.web.column'),
          cell: ({ column, index }) => column.header || t('collect.web.no_header', { number: index + 1 }),
        },
        {
          key: 'examples',
          title: t('collect.web.examples'),
          cell: ({ column }) => (
            <span className="tw-muted tw-examples">{column.examples.slice(0, 3).join(' · ')}</span>
          ),
        },
        {
          key: 'field',
          title: t('collect.web.field'),
          cell: ({ column, index, field }) => (
            <Select
              size="small"
              className="tw-field"
              value={field ?? unmapped}
              disabled={plan === undefined}
              options={options}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={240}
              aria-label={t('collect.web.field_of', { column: column.header })}
              onChange={(value) =>
                choose(
                  inspection.columns.map((_, at) => (at === index ? value || null : (fields[at] ?? null))),
                )
              }
            />
          ),
        },
        {
          key: 'why',
          title: t('collect.web.why'),
          cell: ({ column, index, field }) => (
            <>
              <Reason column={column} chosen={field !== column.field} mapped={field !== null} />
              {typeOf(field) === 'date' && column.dates && (
                <DateOrder
                  column={column}
                  dayFirst={plan?.day_first?.[index] ?? column.reading.day_first}
                  choose={(dayFirst) =>
                    readDates(
                      inspection.columns.map((_, at) =>
                        at === index ? dayFirst : (plan?.day_first?.[at] ?? null),
                      ),
                    )
                  }
                />
              )}
            </>
          ),
        },
      ]}
    />
  )
  return (
    <>
      {search}
      {table}
    </>
  )
}

type DateOrderProps = { column: Column; dayFirst: boolean; choose: (dayFirst: boolean) => void }

/** In which order the dates of a column are read, why, and the other way. */
function DateOrder({ column, dayFirst, choose }: DateOrderProps) {
  const { t } = useTranslation()
  const { day_first = 0, month_first = 0 } = column.dates ?? {}
  return (
    <div className="tw-row">
      <Select
        size="small"
        value={dayFirst ? 'day' : 'month'}
        aria-label={t('collect.web.date_order_of', { column: column.header })}
        options={[
          { value: 'day', label: t('collect.web.day_first') },
          { value: 'month', label: t('collect.web.month_first') },
        ]}
        onChange={(first) => choose(first === 'day')}
      />
      <span className="tw-muted">
        {day_first + month_first === 0
          ? t('collect.web.dates_tell_nothing')
          : t('collect.web.dates_tell', { day_first, month_first })}
      </span>
    </div>
  )
}

function Reason({ column, chosen, mapped }: { column: Column; chosen: boolean; mapped: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (chosen) return <Tag>{t('collect.web.reason.chosen')}</Tag>
  if (!mapped) return <span className="tw-muted">{t('collect.web.kept')}</span>
  return (
    <span className="tw-row">
      <Tag color={column.confidence >= 0.7 ? 'success' : 'warning'}>
        {format.percent(column.confidence, 0)}
      </Tag>
      <span className="tw-muted">{t(`collect.web.reason.${column.reason}`)}</span>
    </span>
  )
}
