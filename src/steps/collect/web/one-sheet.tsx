import { Button, Segmented, Select } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered, Section, useAnswer, useFormat } from '../../../web/index.ts'
import { type FileInspection, type Kind, tableLabel } from '../model.ts'
import { BringIn } from './bring-in.tsx'
import { ColumnTable } from './column-table.tsx'
import { Fields, planFor } from './plan.ts'
import { SendingLine } from './sending.tsx'
import { useDecisions } from './use-decisions.ts'
import { useFiles } from './use-files.ts'

type OneSheetProps = {
  /** What the sheet may list, the most likely first; another kind is taken for one of them. */
  kinds: readonly Kind[]
  /** The one of them to take for what was recognised. */
  nearest: (kind: Kind | null) => Kind
  /** Shown while there is no sheet. */
  empty: ReactNode
  /** What a tool does with the sheet, under its columns. */
  children: (sheet: ChosenSheet) => ReactNode
}

/** A sheet as it was understood and as a person corrected it. */
type ChosenSheet = { inspection: FileInspection; kind: Kind; fields: readonly (string | null)[] }

/** One sheet that is brought in for a tool and not imported: its columns as they were understood, which can be changed. */
export default function OneSheet({ kinds, nearest, empty, children }: OneSheetProps) {
  const { t } = useTranslation()
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
            <Sheet
              inspection={inspection}
              kinds={kinds}
              kind={nearest(inspection.kind)}
              text={file.text}
              takeFor={file.takeFor}
              remove={file.remove}
            >
              {children}
            </Sheet>
          )}
        </Answered>
      )}
    </>
  )
}

type SheetProps = Pick<OneSheetProps, 'kinds' | 'children'> & {
  inspection: FileInspection
  kind: Kind
  text: string
  takeFor: (kind: Kind) => void
  remove: () => void
}

function Sheet({ inspection, kinds, kind, text, takeFor, remove, children }: SheetProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const dictionary = useAnswer(Fields, '/fields')
  const { decisions, decide } = useDecisions()
  const isOther = inspection.kind !== kind
  useEffect(() => {
    if (isOther) takeFor(kind)
  }, [isOther, kind, takeFor])
  const decision = decisions[text] ?? {}
  const plan = planFor(inspection, decision)
  return (
    <Section
      title={tableLabel(inspection)}
      lead={t(inspection.rows_exact ? 'collect.web.rows' : 'collect.web.rows_about', {
        count: inspection.rows,
        rows: format.count(inspection.rows),
      })}
      actions={
        <Button size="small" onClick={remove}>
          {t('collect.web.leave_out')}
        </Button>
      }
    >
      <div className="tw-row tw-file-kind">
        {t('collect.web.holds')}
        <Segmented
          aria-label={t('collect.web.holds')}
          value={kind}
          options={kinds.map((value) => ({ value, label: t(`collect.web.kind.${value}`) }))}
          onChange={takeFor}
        />
      </div>
      <ColumnTable
        inspection={inspection}
        plan={plan}
        dictionary={dictionary.data?.items ?? []}
        choose={(fields) => decide(text, { fields })}
        readDates={(day_first) => decide(text, { day_first })}
      />
      {children({ inspection, kind, fields: plan?.fields ?? inspection.columns.map(({ field }) => field) })}
    </Section>
  )
}
