import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Section, useFormat } from '../../../web/index.ts'
import { type FileInspection, type Kind, tableLabel } from '../model.ts'
import { BringIn } from './bring-in.tsx'
import { SendingLine } from './sending.tsx'
import { useFiles } from './use-files.ts'

export type OneTableProps = {
  /** Shown while there is no table. */
  empty: ReactNode
  /** What a tool shows of the table and does with it. */
  children: (table: BroughtTable) => ReactNode
}

/** A table as it was recognised; `text` stands for it in the address. */
type BroughtTable = { inspection: FileInspection; text: string; takeFor: (kind: Kind) => void }

/** One table that is brought in for a tool and not imported; of several, the one that is chosen. */
export default function OneTable({ empty, children }: OneTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { files, sending, send } = useFiles()
  const [at, setAt] = useState(0)
  const place = Math.min(at, files.length - 1)
  const file = files[place]
  return (
    <>
      <BringIn send={send} small={files.length > 0} />
      {sending.map((each) => (
        <SendingLine key={each.key} sending={each} />
      ))}
      {files.length === 0 && sending.length === 0 && empty}
      {files.length > 1 && (
        <div className="tw-row tw-note">
          {t('collect.web.which_sheet')}
          <Select
            className="tw-field"
            aria-label={t('collect.web.which_sheet')}
            value={place}
            options={files.map(({ key }, value) => ({ value, label: tableLabel(key) }))}
            onChange={setAt}
          />
        </div>
      )}
      {file && (
        <Answered key={file.text} question={file.question} rows={3}>
          {(inspection) => (
            <Section
              title={tableLabel(inspection)}
              lead={t(inspection.rows_exact ? 'collect.web.rows' : 'collect.web.rows_about', {
                count: inspection.rows,
                rows: format.count(inspection.rows),
              })}
              actions={
                <Button size="small" onClick={file.remove}>
                  {t('collect.web.leave_out')}
                </Button>
              }
            >
              {children({ inspection, text: file.text, takeFor: file.takeFor })}
            </Section>
          )}
        </Answered>
      )}
    </>
  )
}
