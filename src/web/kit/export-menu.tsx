import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { apiAddress, type Query } from '../api/client.ts'

/** The ways a table leaves, the most wanted first; Excel needs a mark to read a CSV file as UTF-8. */
const ways = [
  { key: 'xlsx', query: { format: 'xlsx' } },
  { key: 'csv', query: { format: 'csv' } },
  { key: 'csv_excel', query: { format: 'csv', bom: 'true' } },
  { key: 'ndjson', query: { format: 'ndjson' } },
] as const

/** Enter on an entry follows its link like a click on it does. */
function follow({ domEvent }: Parameters<NonNullable<MenuProps['onClick']>>[0]): void {
  if (domEvent.type === 'keydown' && domEvent.target instanceof Element)
    domEvent.target.querySelector('a')?.click()
}

type ExportMenuProps = { path: string; query?: Query; what?: string; label?: string; small?: boolean }

/** A button that saves what is shown as a file, in the format one chooses. */
export function ExportMenu({ path, query, what, label, small }: ExportMenuProps) {
  const { t } = useTranslation()
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        onClick: follow,
        items: ways.map((way) => ({
          key: way.key,
          label: (
            <a href={apiAddress(path, { ...query, ...way.query })} download>
              {t(`web.export.${way.key}`)}
            </a>
          ),
        })),
      }}
    >
      <Button size={small ? 'small' : undefined} icon={<DownloadOutlined aria-hidden />} title={what}>
        {label ?? t('web.export')}
      </Button>
    </Dropdown>
  )
}
