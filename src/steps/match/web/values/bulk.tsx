import { Alert, Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, ProblemNote, type RowSelection, useColumns, useFormat } from '../../../../web/index.ts'
import { TagInput } from './tags.tsx'
import { useChange } from './use-values.ts'

type BulkProps = { selection: RowSelection; count: number; clear: () => void }
type Change = { action: 'set' | 'tag' | 'untag'; field?: string; value: string | null; note?: string }

const actions = ['tag', 'untag', 'set'] as const
const titles = { tag: 'match.web.bulk_tag', untag: 'match.web.bulk_untag', set: 'match.web.bulk_fill' }

/** Tags and fills the chosen accounts, each time as one change that is taken back as one. */
export function BulkActions({ selection, count, clear }: BulkProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [doing, setDoing] = useState<Change['action']>()
  const change = useChange()
  const undo = useChange()
  const send = (wanted: Change) => {
    // What was taken back before was another change.
    undo.reset()
    change.mutate(
      { path: '/accounts/edits', body: { ...wanted, selection, expected: count } },
      { onSuccess: () => setDoing(undefined) },
    )
  }
  const done = change.data && !undo.data
  return (
    <>
      {count > 0 &&
        actions.map((action) => (
          <Button key={action} size="small" onClick={() => setDoing(action)}>
            {t(titles[action])}
          </Button>
        ))}
      {done && (
        <Alert
          type="success"
          title={[
            t('match.web.bulk_done', {
              count: change.data.edit.records,
              rows: format.count(change.data.edit.records),
            }),
            ...(change.data.visible ? [] : [t('match.web.visible_later')]),
          ].join(' ')}
          closable={{ onClose: clear }}
          action={
            <Button
              size="small"
              loading={undo.isPending}
              onClick={() => undo.mutate({ path: `/edits/${change.data.edit.edit_id}/undo` })}
            >
              {t('match.web.undo')}
            </Button>
          }
        />
      )}
      <Dialog
        open={doing !== undefined}
        title={doing && t(titles[doing])}
        footer={null}
        onCancel={() => setDoing(undefined)}
        destroyOnHidden
      >
        {doing && <BulkForm action={doing} count={count} busy={change.isPending} send={send} />}
        {change.error && <ProblemNote error={change.error} />}
      </Dialog>
    </>
  )
}

type FormProps = { action: Change['action']; count: number; busy: boolean; send: (change: Change) => void }

function BulkForm({ action, count, busy, send }: FormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useColumns('/accounts')
  const golden = columns.data?.items.filter((column) => column.golden && column.column !== 'name') ?? []
  const [field, setField] = useState('industry')
  const [value, setValue] = useState('')
  const [note, setNote] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send({
      action,
      ...(action === 'set' ? { field } : {}),
      value: value === '' ? null : value,
      ...(note ? { note } : {}),
    })
  }
  return (
    <form className="tw-stack" onSubmit={submit}>
      {action === 'set' ? (
        <>
          <Select
            aria-label={t('match.web.bulk_field')}
            value={field}
            onChange={setField}
            options={golden.map(({ column, label }) => ({ value: column, label }))}
          />
          <Input
            value={value}
            maxLength={2000}
            placeholder={t('match.web.bulk_value')}
            aria-label={t('match.web.bulk_value')}
            onChange={(event) => setValue(event.target.value)}
          />
        </>
      ) : (
        <TagInput size="middle" take={setValue} typed={setValue} />
      )}
      <Input
        value={note}
        maxLength={500}
        placeholder={t('match.web.note')}
        aria-label={t('match.web.note')}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        type="primary"
        htmlType="submit"
        loading={busy}
        disabled={action !== 'set' && value.trim() === ''}
      >
        {t('match.web.bulk_do', { count, rows: format.count(count) })}
      </Button>
    </form>
  )
}
