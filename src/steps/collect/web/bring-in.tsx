import { InboxOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Upload } from 'antd'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { droppedEntries, filesIn, type Later, mostAtOnce } from './dropped.ts'
import { useWaiting } from './use-waiting.ts'

type BringInProps = {
  send: (file: File) => void
  /** Files are there already; the place to drop more takes less room. */
  small: boolean
}

/** Where files and folders are dropped or chosen, and tables pasted. */
export function BringIn({ send, small }: BringInProps) {
  const { t } = useTranslation()
  const { count, take, takeNext, forget } = useWaiting(send)
  const [pasting, setPasting] = useState(false)
  const takeFolders = (event: DragEvent) => {
    const entries = droppedEntries(event.dataTransfer.items)
    if (entries.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    void filesIn(entries).then(take)
  }
  return (
    <>
      {/* Folders are opened here; single files are left to the field below. */}
      <div onDropCapture={takeFolders}>
        <Upload.Dragger
          multiple
          showUploadList={false}
          beforeUpload={(file) => {
            send(file)
            return Upload.LIST_IGNORE
          }}
          className={small ? 'tw-drop' : 'tw-drop tw-drop-large'}
        >
          <p className="tw-drop-icon">
            <InboxOutlined aria-hidden />
          </p>
          <p>
            <strong>{t('collect.web.drop')}</strong>
          </p>
          <p className="tw-muted">{t('collect.web.drop_text')}</p>
        </Upload.Dragger>
      </div>
      <div className="tw-row tw-bring-in">
        <Button size="small" onClick={() => chooseFolder(take)}>
          {t('collect.web.choose_folder')}
        </Button>
        <Button size="small" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {t('collect.web.paste')}
        </Button>
      </div>
      {count > 0 && (
        <Alert
          type="info"
          showIcon
          className="tw-note"
          title={t('collect.web.folder_waiting', { count })}
          action={
            <span className="tw-row">
              <Button size="small" type="primary" onClick={() => void takeNext()}>
                {t('collect.web.folder_next', { count: Math.min(count, mostAtOnce) })}
              </Button>
              <Button size="small" onClick={() => void forget()}>
                {t('collect.web.leave_out')}
              </Button>
            </span>
          }
        />
      )}
      {pasting && <PasteBox send={send} done={() => setPasting(false)} />}
    </>
  )
}

/** Lets a person choose a folder of this machine. */
function chooseFolder(take: (files: readonly Later[]) => Promise<void>): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.webkitdirectory = true
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])].filter(({ name }) => !name.startsWith('.'))
    void take(files.map((file) => async () => file))
  })
  input.click()
}

/** A table copied from a spreadsheet or a page becomes a file like any other. */
function PasteBox({ send, done }: { send: (file: File) => void; done: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const take = () => {
    send(new File([text], name.trim() || t('collect.web.pasted_name'), { type: 'text/plain' }))
    done()
  }
  return (
    <section className="tw-section" aria-label={t('collect.web.paste')}>
      <Input.TextArea
        autoFocus
        rows={8}
        className="tw-code"
        value={text}
        aria-label={t('collect.web.paste_here')}
        placeholder={t('collect.web.paste_here')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') take()
        }}
      />
      <div className="tw-row tw-bring-in">
        <Input
          className="tw-source"
          value={name}
          maxLength={100}
          aria-label={t('collect.web.paste_name')}
          placeholder={t('collect.web.paste_name')}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="primary" disabled={text.trim() === ''} onClick={take}>
          {t('collect.web.paste_take')}
        </Button>
      </div>
    </section>
  )
}
