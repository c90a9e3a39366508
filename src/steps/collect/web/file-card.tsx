import { Alert, Button, Select, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { Section, useFormat } from '../../../web/index.ts'
import {
  type ChosenReading,
  type FileInspection,
  type Kind,
  kinds,
  repeatedFields,
  tableLabel,
} from '../model.ts'
import { ColumnTable } from './column-table.tsx'
import { Remembered } from './mappings/remembered.tsx'
import { OriginQuestion } from './origin-question.tsx'
import { type Decision, type Field, planFor } from './plan.ts'
import { delimiterName, ReadingChoice } from './reading-choice.tsx'
import { SourceField } from './sources/source-field.tsx'

type FileCardProps = {
  inspection: FileInspection
  /** A person said what it holds. */
  chosen: boolean
  takeFor: (kind: Kind) => void
  read: (chosen: ChosenReading) => void
  decision: Decision
  decide: (decision: Decision) => void
  dictionary: readonly Field[]
  remove: () => void
}

/** One file: what it was taken for and why, its columns, its problems; everything can be changed. */
export function FileCard(props: FileCardProps) {
  const { inspection, chosen, takeFor, read, decision, decide, dictionary, remove } = props
  const { t } = useTranslation()
  const format = useFormat()
  const plan = planFor(inspection, decision)
  const repeated = repeatedFields(plan?.fields ?? [])
  const nameOf = (name: string) =>
    dictionary.find(({ field, kind }) => field === name && kind === plan?.kind)?.label ?? name
  return (
    <Section
      title={tableLabel(inspection)}
      lead={[
        t(inspection.rows_exact ? 'collect.web.rows' : 'collect.web.rows_about', {
          count: inspection.rows,
          rows: format.count(inspection.rows),
        }),
        format.bytes(inspection.bytes),
        ...(inspection.text === null
          ? [t(`collect.web.format.${inspection.format}`)]
          : [
              inspection.text.encoding.toUpperCase(),
              t('collect.web.delimiter', { delimiter: delimiterName(inspection.text.delimiter, t) }),
            ]),
        ...(inspection.header_line > 1
          ? [t('collect.web.header_line', { line: inspection.header_line })]
          : []),
      ].join(' · ')}
      actions={
        <Button size="small" onClick={remove}>
          {t('collect.web.leave_out')}
        </Button>
      }
    >
      <div className="tw-row tw-file-kind">
        <span className="tw-row">
          {t('collect.web.holds')}
          <Select
            aria-label={t('collect.web.holds')}
            className="tw-kind"
            value={plan?.kind}
            placeholder={t('collect.web.choose_kind')}
            status={plan ? undefined : 'warning'}
            options={kinds.map((kind) => ({ value: kind, label: t(`collect.web.kind.${kind}`) }))}
            onChange={takeFor}
          />
        </span>
        <Certainty inspection={inspection} chosen={chosen} />
        <span className="tw-row">
          {t('collect.web.source')}
          <SourceField
            value={decision.source ?? inspection.remembered?.source ?? ''}
            choose={(source) => decide({ source })}
          />
        </span>
      </div>
      <ReadingChoice inspection={inspection} read={read} />
      <Remembered
        remembered={inspection.remembered}
        reset={() => decide({ fields: undefined, source: undefined })}
      />
      <OriginQuestion inspection={inspection} decision={decision} decide={decide} />
      {inspection.fixes && (
        <Alert
          type="info"
          showIcon
          className="tw-note"
          title={t('collect.web.mends', { file: inspection.fixes.file, source: inspection.fixes.source })}
        />
      )}
      {inspection.problems.map((problem) => (
        <Alert
          key={`${problem.code} ${JSON.stringify(problem.params)}`}
          type="warning"
          showIcon
          className="tw-note"
          title={t(problem.code, problem.params)}
        />
      ))}
      {repeated.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="tw-note"
          title={t('collect.web.repeated', { fields: format.list(repeated.map(nameOf)) })}
        />
      )}
      <ColumnTable
        inspection={inspection}
        plan={plan}
        dictionary={dictionary}
        choose={(fields) => decide({ fields })}
        readDates={(day_first) => decide({ day_first })}
      />
    </Section>
  )
}

/** How sure the recogniser is, in words and as a share. */
function Certainty({ inspection, chosen }: { inspection: FileInspection; chosen: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (chosen) return <Tag>{t('collect.web.reason.chosen')}</Tag>
  if (inspection.kind === null) return <Tag color="warning">{t('collect.web.kind_unknown')}</Tag>
  const mapped = inspection.columns.filter((column) => column.field !== null).length
  return (
    <span className="tw-row">
      <Tag color={inspection.confidence >= 0.7 ? 'success' : 'warning'}>
        {t('collect.web.sure', { share: format.percent(inspection.confidence, 0) })}
      </Tag>
      <span className="tw-muted">
        {t('collect.web.kind_reason', { mapped, count: inspection.columns.length })}
      </span>
    </span>
  )
}

type OfferedProps = { inspection: FileInspection; take: () => void; remove: () => void }

/** A table that is not taken unless somebody asks for it. */
export function OfferedTable({ inspection, take, remove }: OfferedProps) {
  const { t } = useTranslation()
  return (
    <Section
      title={tableLabel(inspection)}
      actions={
        <>
          <Button size="small" onClick={take}>
            {t('collect.web.take')}
          </Button>
          <Button size="small" onClick={remove}>
            {t('collect.web.leave_out')}
          </Button>
        </>
      }
    >
      <p className="tw-muted">{t('collect.web.hidden_sheet')}</p>
    </Section>
  )
}
