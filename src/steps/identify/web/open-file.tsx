import { UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import type { z } from 'zod'
import { ProblemNote, sendFile } from '../../../web/index.ts'

type OpenFileProps<Answer extends z.ZodType> = {
  label: string
  /** Where the file goes, and what is answered. */
  path: string
  answer: Answer
  onDone: (answer: z.infer<Answer>) => void
}

/** Reads a profile from a file of this machine; what is wrong with it is said here. */
export function OpenFile<Answer extends z.ZodType>({ label, path, answer, onDone }: OpenFileProps<Answer>) {
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: (file: File) => sendFile(answer, path, file, {}),
    onSuccess: onDone,
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
        aria-label={label}
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
        {label}
      </Button>
    </>
  )
}
