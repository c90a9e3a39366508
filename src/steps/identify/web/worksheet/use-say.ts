import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../../../web/index.ts'
import { type Content, type Contribution, Worksheet } from '../../worksheet/model.ts'

type Options = {
  /** The last thing that was known when a form was opened; else what the page shows now. */
  seen?: number
  onSuccess?: () => void
  /** Of several that follow each other, only when the last one is answered. */
  onSettled?: () => void
}

/** Says something in a worksheet, one thing after the other; what others changed meanwhile is not written over. */
export function useSay({ worksheet_id, seq }: Pick<Worksheet, 'worksheet_id' | 'seq'>) {
  const { i18n } = useTranslation()
  const cache = useQueryClient()
  const path = `/worksheets/${worksheet_id}`
  const send = useSend(Worksheet, { inTurn: path })
  const post = (where: string, body: unknown, { onSuccess, onSettled }: Options = {}) =>
    send.mutate(
      { path: `${path}/${where}`, body },
      {
        onSuccess: (sheet) => {
          // At once, so that what was moved does not jump back until the page has asked.
          cache.setQueryData([path, {}, i18n.language], sheet)
          onSuccess?.()
        },
        onSettled: () => onSettled?.(),
      },
    )
  return {
    change: (said: Content, options: Options = {}) =>
      post('content', { seen: options.seen ?? seq, said }, options),
    contribute: (said: Contribution, options: Options = {}) =>
      post('contributions', { seen: options.seen ?? seq, said }, options),
    undo: (event: number) => post('undo', { seq: event }),
    error: send.error,
    isPending: send.isPending,
  }
}
