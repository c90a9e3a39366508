import { DownOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Answered, useAddress, useAnswer, useFormat } from '../../../web/index.ts'
import { Pop } from './pop.tsx'
import type { ColumnView } from './ports.ts'
import { type AccountColumn, sayValue, viewOf } from './views.tsx'

const Values = z.object({ items: z.array(z.object({ value: z.string().nullable(), accounts: z.int() })) })

/** Accounts where the column is empty are asked for by an empty value. */
const unknown = ''

/** A button for each column one can filter by: the usual ones, those in use, and the rest behind "more". */
export function Filters({
  columns,
  views,
}: {
  columns: readonly AccountColumn[]
  views: readonly ColumnView[]
}) {
  const { t } = useTranslation()
  const { search } = useAddress()
  const [added, setAdded] = useState<readonly string[]>([])
  const filterable = columns.filter((column) => column.filterable)
  const visible = filterable.filter(
    ({ shown, column }) => shown || search.has(column) || added.includes(column),
  )
  const rest = filterable.filter((column) => !visible.includes(column))
  return (
    <>
      {visible.map((column) => (
        <Filter key={column.column} column={column} view={viewOf(views, column.column)} />
      ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map(({ column, label_key }) => ({ key: column, label: t(label_key) })),
            onClick: ({ key }) => setAdded([...added, key]),
          }}
        >
          <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />}>
            {t('match.web.more_filters')}
          </Button>
        </Dropdown>
      )}
    </>
  )
}

function Filter({ column, view }: { column: AccountColumn; view: ColumnView | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { search, change } = useAddress()
  const chosen = search.getAll(column.column)
  const say = (value: string) =>
    value === unknown ? t('match.web.unknown') : sayValue(column, view, value, { t, format })
  const [first] = chosen
  const label = t(column.label_key)
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
      <ValueList
        column={column}
        say={say}
        chosen={chosen}
        choose={(values) => change({ [column.column]: values }, { replace: true })}
      />
    </Pop>
  )
}

type ValueListProps = {
  column: AccountColumn
  say: (value: string) => string
  chosen: readonly string[]
  choose: (values: string[]) => void
}

/** The values of a column, the most frequent first, to tick. */
function ValueList({ column, say, chosen, choose }: ValueListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [q, setQ] = useState('')
  const values = useAnswer(Values, '/accounts/values', { query: { column: column.column, q }, keep: true })
  const toggle = (value: string, on: boolean) =>
    choose(on ? [...chosen, value] : chosen.filter((each) => each !== value))
  return (
    <>
      <Input
        size="small"
        allowClear
        value={q}
        placeholder={t('match.web.find_value')}
        aria-label={t('match.web.find_value')}
        onChange={(event) => setQ(event.target.value)}
      />
      <Answered question={values}>
        {({ items }) => (
          <ul>
            {items.map(({ value, accounts }) => (
              <li key={value ?? unknown}>
                <Checkbox
                  checked={chosen.includes(value ?? unknown)}
                  onChange={(event) => toggle(value ?? unknown, event.target.checked)}
                >
                  {say(value ?? unknown)} <span className="tw-muted">{format.count(accounts)}</span>
                </Checkbox>
              </li>
            ))}
            {items.length === 0 && <li className="tw-muted">{t('match.web.no_values')}</li>}
          </ul>
        )}
      </Answered>
    </>
  )
}
