import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Worksheet } from '../../worksheet/model.ts'
import { OpenFile } from '../open-file.tsx'

/** Begins a worksheet with a profile file of this machine. */
export function ImportButton() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <OpenFile
      label={t('identify.web.sheet.import')}
      path="/worksheets/file"
      answer={Worksheet}
      onDone={({ worksheet_id }) => navigate(`/identify/worksheets/${worksheet_id}`)}
    />
  )
}
