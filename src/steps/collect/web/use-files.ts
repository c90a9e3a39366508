import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, sendFile, useAddress } from '../../../web/index.ts'
import { type ChosenReading, type FileInspection, type Kind, type LeftOut, UploadedFile } from '../model.ts'
import { type FileKey, fromText, keyFor, toText } from './file-key.ts'

/** A file on its way to the server, one that it refused, or one of which a part cannot be read. */
export type Sending = {
  key: number
  name: string
  share: number
  error?: unknown
  leftOut?: readonly LeftOut[]
  stop: () => void
}

const parameter = 'file'

/** The tables of an import that is being prepared, and the files on their way or in trouble. */
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
    sendFile(UploadedFile, '/files', file, {
      query: { name: file.name },
      signal: control.signal,
      onProgress: (share) => patch({ share }),
    }).then(
      ({ tables, left_out }) => {
        const arrived = tables.map((inspection) => {
          const text = toText(keyFor(inspection))
          cache.setQueryData(keyOf(text), inspection)
          return text
        })
        add(arrived)
        if (left_out.length > 0) patch({ leftOut: left_out })
        else drop()
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
        return askTable(fromText(text), signal)
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
      read: (chosen: ChosenReading) => keep(replaced(texts, text, { ...key, chosen })),
      takeFor: (kind: Kind) => keep(replaced(texts, text, { ...key, kind })),
      take: () => keep(replaced(texts, text, { ...key, taken: true })),
    }
  })
  return { files, sending, send }
}

async function askTable(
  { file_id, name, table, chosen, kind }: FileKey,
  signal: AbortSignal,
): Promise<FileInspection> {
  const query = { name, table: table ?? undefined, kind: kind ?? undefined, ...chosen }
  const { tables } = await ask(UploadedFile, `/files/${file_id}`, { query, signal })
  const [found] = tables
  if (found === undefined) throw new Error(`no table in ${name}`)
  return found
}

const replaced = (texts: readonly string[], old: string, key: FileKey) =>
  texts.map((each) => (each === old ? toText(key) : each))

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
  const add = (arrived: readonly string[]) => {
    added.current = [...added.current, ...arrived]
    keep([...new Set([...seen.current, ...added.current])])
  }
  return { add, keep }
}
