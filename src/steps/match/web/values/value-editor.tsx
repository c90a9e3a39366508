import { Button, Input, type InputRef, Select } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../../../../web/index.ts'
import type { Value } from '../../model.ts'
import { useChange } from './use-values.ts'

type EditorProps = {
  /** Where the account or contact is: `/accounts/acc_…`. */
  path: string
  field: string
  label: string
  type: string
  value: Value
  /** The edit in force that is shown, if one is. */
  editId: number | null
  /** Called when it is kept, and when it is left; without it the editor stays, and says that it is kept. */
  done?: () => void
}

const asTyped = (value: Value) => (value === null ? '' : String(value))

/** Changes one value by hand. What it was based on is what stood here when the editor was opened, or was looked at last. */
export function ValueEditor({ path, field, label, type, value, editId, done }: EditorProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(asTyped(value))
  const [note, setNote] = useState('')
  const [seen, setSeen] = useState({ value, edit_id: editId })
  const input = useRef<InputRef>(null)
  const change = useChange()
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  const moved = seen.value !== value || seen.edit_id !== editId

  const send = (to: string | null) =>
    change.mutate(
      {
        path: `${path}/values`,
        body: { field, value: to, based_on: seen, ...(note ? { note } : {}) },
      },
      {
        onSuccess: () => done?.(),
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(text === '' ? null : text)
  }
  return (
    <form className="tw-stack" onSubmit={submit}>
      {type === 'flag' ? (
        <Select
          size="small"
          value={text}
          aria-label={label}
          onChange={setText}
          options={['true', 'false'].map((flag) => ({ value: flag, label: t(`web.flag.${flag}`) }))}
        />
      ) : (
        <Input
          ref={input}
          size="small"
          value={text}
          aria-label={label}
          maxLength={2000}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Input
        size="small"
        value={note}
        maxLength={500}
        placeholder={t('match.web.note')}
        aria-label={t('match.web.note')}
        onChange={(event) => setNote(event.target.value)}
      />
      {change.error && <ProblemNote error={change.error} />}
      {moved && (
        <p className="tw-moved" role="status">
          {t('match.web.now_stands', { value: asTyped(value) || '–' })}{' '}
          <Button
            size="small"
            type="link"
            onClick={() => {
              setSeen({ value, edit_id: editId })
              change.reset()
            }}
          >
            {t('match.web.seen')}
          </Button>
        </p>
      )}
      <div className="tw-row">
        <Button size="small" type="primary" htmlType="submit" loading={change.isPending}>
          {t('match.web.save')}
        </Button>
        {value !== null && field !== 'name' && (
          <Button size="small" onClick={() => send(null)}>
            {t('match.web.empty_it')}
          </Button>
        )}
        {done && (
          <Button size="small" type="text" onClick={done}>
            {t('match.web.leave')}
          </Button>
        )}
        {!done && change.isSuccess && <span role="status">{t('match.web.kept')}</span>}
      </div>
    </form>
  )
}
