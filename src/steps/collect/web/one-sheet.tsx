import { Segmented } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../../web/index.ts'
import type { FileInspection, Kind } from '../model.ts'
import { ColumnTable } from './column-table.tsx'
import OneTable from './one-table.tsx'
import { Fields, planFor } from './plan.ts'
import { useDecisions } from './use-decisions.ts'

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
  return (
    <OneTable empty={empty}>
      {({ inspection, text, takeFor }) => (
        <Sheet
          inspection={inspection}
          kinds={kinds}
          kind={nearest(inspection.kind)}
          text={text}
          takeFor={takeFor}
        >
          {children}
        </Sheet>
      )}
    </OneTable>
  )
}

type SheetProps = Pick<OneSheetProps, 'kinds' | 'children'> & {
  inspection: FileInspection
  kind: Kind
  text: string
  takeFor: (kind: Kind) => void
}

function Sheet({ inspection, kinds, kind, text, takeFor, children }: SheetProps) {
  const { t } = useTranslation()
  const dictionary = useAnswer(Fields, '/fields')
  const { decisions, decide } = useDecisions()
  const isOther = inspection.kind !== kind
  useEffect(() => {
    if (isOther) takeFor(kind)
  }, [isOther, kind, takeFor])
  const decision = decisions[text] ?? {}
  const plan = planFor(inspection, decision)
  return (
    <>
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
    </>
  )
}
