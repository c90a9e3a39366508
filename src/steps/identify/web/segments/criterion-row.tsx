import { DeleteOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  isOrdered,
  RangeEnds,
  sayValue,
  useAnswer,
  useFormat,
  type WorkingColumn,
} from '../../../../web/index.ts'
import type { Edited } from './criteria.ts'

const Values = z.object({ items: z.array(z.object({ value: z.string().nullable(), rows: z.int() })) })

type RowProps = {
  criterion: Edited
  column: WorkingColumn | undefined
  /** What is left with it and those before it, and by it alone. */
  left: string
  alone: string
  change: (next: Edited) => void
  remove: () => void
}

/** One criterion: its column, what it says, and what is left. */
export function CriterionRow({ criterion, column, left, alone, change, remove }: RowProps) {
  const { t } = useTranslation()
  const label = column?.label ?? criterion.column
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        {column && isOrdered(column) ? (
          <Range criterion={criterion} label={label} change={change} />
        ) : (
          <div className="tw-row">
            <Select
              className="tw-criterion-op"
              aria-label={t('identify.web.segment.op_of', { column: label })}
              value={criterion.op}
              onChange={(op) => change({ ...criterion, op })}
              options={(['is', 'not'] as const).map((op) => ({
                value: op,
                label: t(`identify.web.segment.op.${op}`),
              }))}
            />
            {column && <ValuesOf criterion={criterion} column={column} change={change} />}
          </div>
        )}
      </td>
      <td className="tw-numeric">{left}</td>
      <td className="tw-numeric tw-muted">{alone}</td>
      <td>
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('identify.web.segment.remove_criterion', { column: label })}
          title={t('identify.web.segment.remove_criterion', { column: label })}
          onClick={remove}
        />
      </td>
    </tr>
  )
}

type PartProps = { criterion: Edited; change: (next: Edited) => void }

function ValuesOf({ criterion, column, change }: PartProps & { column: WorkingColumn }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [q, setQ] = useState('')
  const known = useAnswer(Values, '/accounts/values', { query: { column: column.column, q }, keep: true })
  const say = (value: string) =>
    value === '' ? t('web.table.unknown') : sayValue(column, undefined, value, { t, format })
  const items = (known.data?.items ?? []).map(({ value, rows }) => ({ value: value ?? '', rows }))
  const others = criterion.values.filter((value) => !items.some((each) => each.value === value))
  return (
    <Select
      mode="multiple"
      className="tw-criterion-values"
      aria-label={t('identify.web.segment.values_of', { column: column.label })}
      placeholder={t('identify.web.segment.values')}
      value={[...criterion.values]}
      onChange={(values) => change({ ...criterion, values })}
      loading={known.isFetching}
      showSearch={{ filterOption: false, onSearch: setQ }}
      options={[...items, ...others.map((value) => ({ value, rows: null }))].map(({ value, rows }) => ({
        value,
        label: say(value),
        rows,
      }))}
      optionRender={({ label, data }) => (
        <>
          {label} {data.rows !== null && <span className="tw-muted">{format.count(data.rows)}</span>}
        </>
      )}
    />
  )
}

function Range({ criterion, label, change }: PartProps & { label: string }) {
  const { t } = useTranslation()
  if (criterion.op !== 'range' && criterion.values.length > 0)
    return (
      <span>
        {t(criterion.op === 'not' ? 'identify.web.segment.op.not' : 'identify.web.segment.op.is')}{' '}
        {criterion.values.map((value) => (value === '' ? t('web.table.unknown') : value)).join(', ')}
      </span>
    )
  const { from, to } = criterion
  return (
    <RangeEnds
      label={label}
      from={from}
      to={to}
      change={(next) => change({ ...criterion, ...next, op: 'range' })}
    />
  )
}
