import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, ProblemNote, useColumns } from '../../../../web/index.ts'
import { columnTrait, lists, traitFields } from '../../model.ts'
import {
  type Criterion,
  formOf,
  type Level,
  type SheetCriterion,
  type Worksheet,
} from '../../worksheet/model.ts'
import { useBinWords } from '../bins.ts'
import { LevelsEditor } from './levels-editor.tsx'
import { useSay } from './use-say.ts'

type CriterionDialogProps = { sheet: Worksheet; criterion: SheetCriterion | null; close: () => void }

/** One criterion: what it is called, which field of accounts tells it, and what is wanted of it. */
export function CriterionDialog({ sheet, criterion, close }: CriterionDialogProps) {
  const { t } = useTranslation()
  const say = useSay(sheet)
  // What others change while this is open is not written over.
  const [seen] = useState(sheet.seq)
  const [title, setTitle] = useState(criterion?.title ?? '')
  const [note, setNote] = useState(criterion?.note ?? '')
  const [field, setField] = useState(criterion?.field ?? null)
  const [wanted, setWanted] = useState<readonly Level[]>(criterion?.wanted ?? [])
  const [tried, setTried] = useState(false)
  const fields = useFieldOptions(sheet, criterion)
  const save = () => {
    setTried(true)
    if (title.trim() === '') return
    const content: Criterion = { title: title.trim(), note: note.trim(), field, wanted: [...wanted] }
    const criterion_id = criterion?.criterion_id ?? crypto.randomUUID()
    say.change({ kind: 'criterion', criterion_id, criterion: content }, { seen, onSuccess: close })
  }
  const choose = (next: string | undefined) => {
    const form = next === undefined ? null : formOf(next)
    const keeps = field !== null && form !== null && formOf(field) === form && form !== 'values'
    setField(next ?? null)
    if (!keeps) setWanted([])
    const named = fields.find(({ value }) => value === next)
    if (title === '' && named) setTitle(named.label)
  }
  return (
    <Dialog
      open
      width={720}
      title={criterion ? criterion.title : t('identify.web.sheet.add')}
      okText={t('identify.web.sheet.save')}
      onOk={save}
      confirmLoading={say.isPending}
      onCancel={close}
    >
      {say.error && <ProblemNote error={say.error} />}
      <Form layout="vertical" requiredMark={false} component="div">
        <Form.Item
          label={t('identify.web.sheet.field')}
          extra={t('identify.web.sheet.field_hint')}
          htmlFor="sheet-field"
        >
          <Select
            id="sheet-field"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('identify.web.sheet.no_field')}
            value={field ?? undefined}
            onChange={choose}
            options={fields}
          />
        </Form.Item>
        <Form.Item
          label={t('identify.web.sheet.title')}
          htmlFor="sheet-title"
          validateStatus={tried && title.trim() === '' ? 'error' : ''}
          help={tried && title.trim() === '' ? t('web.form.name') : undefined}
        >
          <Input
            id="sheet-title"
            maxLength={120}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={save}
          />
        </Form.Item>
        <Form.Item label={t('identify.web.sheet.note')} htmlFor="sheet-note">
          <Input.TextArea
            id="sheet-note"
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Form.Item>
        {field !== null && <LevelsEditor field={field} value={wanted} onChange={setWanted} />}
      </Form>
    </Dialog>
  )
}

/** Fields that no other criterion looks at; lists may be looked at more than once. */
function useFieldOptions(sheet: Worksheet, criterion: SheetCriterion | null) {
  const words = useBinWords()
  const columns = useColumns('/accounts')
  const own = (columns.data?.items ?? [])
    .filter(({ column }) => column.startsWith('own_'))
    .map(({ column }) => columnTrait + column)
  const taken = sheet.criteria
    .filter(({ criterion_id }) => criterion_id !== criterion?.criterion_id)
    .map(({ field }) => field)
  const others =
    criterion?.field && ![...traitFields, ...lists, ...own].some((each) => each === criterion.field)
  return [...traitFields, ...lists, ...own, ...(others ? [criterion.field] : [])].flatMap((field) =>
    field === null
      ? []
      : {
          value: field,
          label: words.trait(field),
          disabled: taken.includes(field) && formOf(field) !== 'items',
        },
  )
}
