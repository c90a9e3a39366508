import { UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ProblemNote, sendFile } from '../../../../web/index.ts'
import { Worksheet } from '../../worksheet/model.ts'

/** Begins a worksheet with a profile file of this machine; what is wrong with it is said here. */
export function ImportButton() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: (file: File) => sendFile(Worksheet, '/worksheets/file', file, {}),
    onSuccess: ({ worksheet_id }) => navigate(`/identify/worksheets/${worksheet_id}`),
  })
  return (
    <>
      {send.error && <ProblemNote error={send.error} />}
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="tw-hidden"
        tabIndex={-1}
        aria-label={t('identify.web.sheet.import')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) send.mutate(file)
        }}
      />
      <Button
        icon={<UploadOutlined aria-hidden />}
        loading={send.isPending}
        onClick={() => input.current?.click()}
      >
        {t('identify.web.sheet.import')}
      </Button>
    </>
  )
}
