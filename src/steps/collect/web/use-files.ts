import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, sendFile, useAddress } from '../../../web/index.ts'
import { FileInspection, type Kind } from '../model.ts'
import { fromText, toText } from './file-key.ts'

/** A file on its way to the server, or one that it refused. */
export type Sending = { key: number; name: string; share: number; error?: unknown; stop: () => void }

const parameter = 'file'

/** The files of an import that is being prepared: those on their way and those that were looked into. */
export function useFiles() {
  const { search, change } = useAddress()
  const { i18n } = useTranslation()
  const cache = useQueryClient()
  const [sending, setSending] = useState<Sending[]>([])
  const count = useRef(0)
  const texts = search.getAll(parameter)
  const { add, keep } = useAdditions(texts, change)
  const keyOf = useCallback((text: string) => ['/files', text, i18n.language], [i18n.language])

  const send = (file: File) => {
    const key = ++count.current
    const control = new AbortController()
    const patch = (values: Partial<Sending>) =>
      setSending((all) => all.map((each) => (each.key === key ? { ...each, ...values } : each)))
    const drop = () => setSending((all) => all.filter((each) => each.key !== key))
    const stop = () => {
      control.abort()
      drop()
    }
    setSending((all) => [...all, { key, name: file.name, share: 0, stop }])
    sendFile(FileInspection, '/files', file, {
      query: { name: file.name },
      signal: control.signal,
      onProgress: (share) => patch({ share }),
    }).then(
      (inspection) => {
        const text = toText({ file_id: inspection.file_id, kind: null, name: file.name })
        cache.setQueryData(keyOf(text), inspection)
        add(text)
        drop()
      },
      (error: unknown) => {
        if (!control.signal.aborted) patch({ error })
      },
    )
  }

  const files = useQueries({
    queries: texts.map((text) => ({
      queryKey: keyOf(text),
      queryFn: ({ signal }: { signal: AbortSignal }) => {
        const { file_id, ...query } = fromText(text)
        return ask(FileInspection, `/files/${file_id}`, { query, signal })
      },
      staleTime: Number.POSITIVE_INFINITY,
    })),
  }).map((question, index) => {
    const text = texts[index] ?? ''
    const key = fromText(text)
    return {
      key,
      text,
      question,
      remove: () => keep(texts.filter((each) => each !== text)),
      takeFor: (kind: Kind) => keep(texts.map((each) => (each === text ? toText({ ...key, kind }) : each))),
    }
  })
  return { files, sending, send }
}

/**
 * Several uploads may end before the address bar has taken in the first of them; so what was added is remembered
 * until it is seen there.
 */
function useAdditions(texts: readonly string[], change: ReturnType<typeof useAddress>['change']) {
  const added = useRef<readonly string[]>([])
  const seen = useRef(texts)
  useEffect(() => {
    seen.current = texts
    added.current = added.current.filter((text) => !texts.includes(text))
  }, [texts])
  const keep = (next: readonly string[]) => change({ [parameter]: next }, { replace: true })
  const add = (text: string) => {
    added.current = [...added.current, text]
    keep([...new Set([...seen.current, ...added.current])])
  }
  return { add, keep }
}
