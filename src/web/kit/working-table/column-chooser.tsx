import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { Pop } from '../pop.tsx'
import type { WorkingColumn } from './views.tsx'

type ColumnChooserProps = {
  columns: readonly WorkingColumn[]
  shown: readonly WorkingColumn[]
  choose: (columns: readonly string[]) => void
}

/** Ticks the columns of a working table; the first one always stays. */
export function ColumnChooser({ columns, shown, choose }: ColumnChooserProps) {
  const { t } = useTranslation()
  const names = shown.map(({ column }) => column)
  const toggle = (name: string, on: boolean) =>
    choose(
      columns.map(({ column }) => column).filter((column) => (column === name ? on : names.includes(column))),
    )
  return (
    <Pop
      label={t('web.table.columns')}
      placement="bottomRight"
      button={{ icon: <SettingOutlined aria-hidden />, children: t('web.table.columns') }}
    >
      <ul>
        {columns.map(({ column, label }) => (
          <li key={column}>
            <Checkbox
              checked={names.includes(column)}
              disabled={column === columns[0]?.column}
              onChange={(event) => toggle(column, event.target.checked)}
            >
              {label}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        type="link"
        onClick={() => choose(columns.filter((column) => column.shown).map(({ column }) => column))}
      >
        {t('web.table.usual_columns')}
      </Button>
    </Pop>
  )
}
