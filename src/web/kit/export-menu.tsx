import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { apiAddress, type Query } from '../api/client.ts'

/** The ways a table leaves, the most wanted first; Excel needs a mark to read a CSV file as UTF-8. */
const ways = [
  { key: 'xlsx', query: { format: 'xlsx' } },
  { key: 'csv', query: { format: 'csv' } },
  { key: 'csv_excel', query: { format: 'csv', bom: 'true' } },
  { key: 'ndjson', query: { format: 'ndjson' } },
] as const

type Download = { key: string; label: string; href: string }

/** A button that offers files to save, by mouse or by keyboard. */
export function DownloadMenu({ files, children }: { files: readonly Download[]; children: ReactNode }) {
  const follow: MenuProps['onClick'] = ({ domEvent }) => {
    // A click falls on the link itself; Enter falls on its entry.
    if (domEvent.type === 'keydown' && domEvent.target instanceof Element)
      domEvent.target.querySelector('a')?.click()
  }
  const items = files.map(({ key, label, href }) => ({
    key,
    label: (
      <a href={href} download>
        {label}
      </a>
    ),
  }))
  return (
    <Dropdown trigger={['click']} autoFocus menu={{ onClick: follow, items }}>
      {children}
    </Dropdown>
  )
}

type ExportMenuProps = { path: string; query?: Query; what?: string; label?: string; small?: boolean }

/** A button that saves what is shown as a file, in the format one chooses. */
export function ExportMenu({ path, query, what, label, small }: ExportMenuProps) {
  const { t } = useTranslation()
  return (
    <DownloadMenu
      files={ways.map((way) => ({
        key: way.key,
        label: t(`web.export.${way.key}`),
        href: apiAddress(path, { ...query, ...way.query }),
      }))}
    >
      <Button size={small ? 'small' : undefined} icon={<DownloadOutlined aria-hidden />} title={what}>
        {label ?? t('web.export')}
      </Button>
    </DownloadMenu>
  )
}
