import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { Pop } from './pop.tsx'
import type { AccountColumn } from './views.tsx'

type ColumnChooserProps = {
  columns: readonly AccountColumn[]
  shown: readonly AccountColumn[]
  choose: (columns: readonly string[]) => void
}

/** Ticks the columns of the working table; the name always stays. */
export function ColumnChooser({ columns, shown, choose }: ColumnChooserProps) {
  const { t } = useTranslation()
  const names = shown.map(({ column }) => column)
  const toggle = (name: string, on: boolean) =>
    choose(
      columns.map(({ column }) => column).filter((column) => (column === name ? on : names.includes(column))),
    )
  return (
    <Pop
      label={t('match.web.columns')}
      placement="bottomRight"
      button={{ icon: <SettingOutlined aria-hidden />, children: t('match.web.columns') }}
    >
      <ul>
        {columns.map(({ column, label_key }) => (
          <li key={column}>
            <Checkbox
              checked={names.includes(column)}
              disabled={column === 'name'}
              onChange={(event) => toggle(column, event.target.checked)}
            >
              {t(label_key)}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        type="link"
        onClick={() => choose(columns.filter((column) => column.shown).map(({ column }) => column))}
      >
        {t('match.web.usual_columns')}
      </Button>
    </Pop>
  )
}
