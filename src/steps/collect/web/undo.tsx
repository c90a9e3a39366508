import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../web/index.ts'
import type { Import } from '../model.ts'
import { UndoDialog } from './undo-dialog.tsx'

/** Takes an import back, or takes that back, after saying exactly what it does. */
export function Undo({ imported, small }: { imported: Import; small?: boolean }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [open, setOpen] = useState(false)
  if (!can('data:import')) return null
  const act = imported.status === 'imported' ? 'undo' : 'redo'
  return (
    <>
      <Button
        size={small ? 'small' : undefined}
        icon={act === 'undo' ? <UndoOutlined aria-hidden /> : <RedoOutlined aria-hidden />}
        aria-label={t(`collect.web.${act}_of`, { file: imported.file })}
        onClick={() => setOpen(true)}
      >
        {t(`collect.web.${act}`)}
      </Button>
      {open && <UndoDialog act={act} imported={imported} close={() => setOpen(false)} />}
    </>
  )
}
