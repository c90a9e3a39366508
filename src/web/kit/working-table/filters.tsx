import { DownOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useAnswer } from '../../api/hooks.ts'
import { useAddress } from '../address.ts'
import { Answered } from '../feedback.tsx'
import { useFormat } from '../format.ts'
import { Pop } from '../pop.tsx'
import { RangeEnds } from '../range-ends.tsx'
import { type ColumnView, isOrdered, sayValue, viewOf, type WorkingColumn } from './views.tsx'

const Values = z.object({ items: z.array(z.object({ value: z.string().nullable(), rows: z.int() })) })

/** Rows where the column is empty are asked for by an empty value. */
const unknown = ''

/** How people write what a filter begins with. */
const signs: Readonly<Record<string, string>> = { '!=': '≠', '>=': '≥', '<=': '≤' }

/** A button for each column one can filter by: the usual ones, those in use, and the rest behind "more". */
export function Filters({
  path,
  columns,
  views,
}: {
  path: string
  columns: readonly WorkingColumn[]
  views: readonly ColumnView[]
}) {
  const { t } = useTranslation()
  const { search } = useAddress()
  const [added, setAdded] = useState<readonly string[]>([])
  const filterable = columns.filter((column) => column.filterable || isOrdered(column))
  const visible = filterable.filter(
    (column) =>
      (column.shown && column.filterable) || search.has(column.column) || added.includes(column.column),
  )
  const rest = filterable.filter((column) => !visible.includes(column))
  return (
    <>
      {visible.map((column) => (
        <Filter key={column.column} path={path} column={column} view={viewOf(views, column.column)} />
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          autoFocus
          menu={{
            items: rest.map(({ column, label }) => ({ key: column, label })),
            onClick: ({ key }) => setAdded([...added, key]),
          }}
        >
          <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />}>
            {t('web.table.more_filters')}
          </Button>
        </Dropdown>
      )}
    </>
  )
}

function Filter({
  path,
  column,
  view,
}: {
  path: string
  column: WorkingColumn
  view: ColumnView | undefined
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, change } = useAddress()
  const chosen = search.getAll(column.column)
  const say = (text: string) => {
    const [sign = ''] = /^(!=|>=|<=)/.exec(text) ?? []
    const value = text.slice(sign.length)
    const said = value === unknown ? t('web.table.unknown') : sayValue(column, view, value, { t, format })
    return sign === '' ? said : `${signs[sign]} ${said}`
  }
  const [first] = chosen
  const { label } = column
  const end = (sign: string) => chosen.find((text) => text.startsWith(sign))?.slice(sign.length) ?? ''
  return (
    <Pop
      label={label}
      placement="bottomLeft"
      button={{
        size: 'small',
        type: chosen.length > 0 ? 'primary' : 'default',
        ghost: chosen.length > 0,
        icon: <DownOutlined aria-hidden />,
        iconPlacement: 'end',
        children:
          first === undefined
            ? label
            : `${label}: ${say(first)}${chosen.length > 1 ? ` +${chosen.length - 1}` : ''}`,
      }}
    >
      {column.filterable ? (
        <ValueList
          path={path}
          column={column}
          say={say}
          chosen={chosen}
          choose={(values) => change({ [column.column]: values }, { replace: true })}
        />
      ) : (
        <RangeEnds
          label={label}
          from={end('>=')}
          to={end('<=')}
          change={({ from, to }) =>
            change(
              { [column.column]: [...(from ? [`>=${from}`] : []), ...(to ? [`<=${to}`] : [])] },
              { replace: true },
            )
          }
        />
      )}
    </Pop>
  )
}

type ValueListProps = {
  path: string
  column: WorkingColumn
  say: (value: string) => string
  chosen: readonly string[]
  choose: (values: string[]) => void
}

/** The values of a column, the most frequent first, to tick. */
function ValueList({ path, column, say, chosen, choose }: ValueListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [q, setQ] = useState('')
  const values = useAnswer(Values, `${path}/values`, { query: { column: column.column, q }, keep: true })
  const toggle = (value: string, on: boolean) =>
    choose(on ? [...chosen, value] : chosen.filter((each) => each !== value))
  return (
    <>
      <Input
        size="small"
        allowClear
        value={q}
        placeholder={t('web.table.find_value')}
        aria-label={t('web.table.find_value')}
        onChange={(event) => setQ(event.target.value)}
      />
      <Answered question={values}>
        {({ items }) => (
          <ul>
            {items.map(({ value, rows }) => (
              <li key={value ?? unknown}>
                <Checkbox
                  checked={chosen.includes(value ?? unknown)}
                  onChange={(event) => toggle(value ?? unknown, event.target.checked)}
                >
                  {say(value ?? unknown)} <span className="tw-muted">{format.count(rows)}</span>
                </Checkbox>
              </li>
            ))}
            {items.length === 0 && <li className="tw-muted">{t('web.table.no_values')}</li>}
          </ul>
        )}
      </Answered>
    </>
  )
}
