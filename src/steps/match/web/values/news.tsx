import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Pen, useSession } from '../../../../web/index.ts'
import type { Edit } from '../../model.ts'
import { useEdits, useFieldName } from './use-values.ts'

/** What an edit says that was not so before: a new one, or one that was taken back. */
const stateOf = ({ edit_id, undone_at }: Edit) => `${edit_id} ${undone_at ?? ''}`

/** Says when somebody else changes the account while one looks at it, and shows the new values. */
export function News({ path }: { path: string }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { me } = useSession()
  const edits = useEdits(path, { watch: true })
  const nameOf = useFieldName()
  const known = useRef<Set<string> | undefined>(undefined)
  const [news, setNews] = useState<readonly Edit[]>([])
  useEffect(() => {
    if (!edits.data) return
    const before = known.current
    // What the values do not follow yet is no news.
    const shown = edits.data.items.filter(({ visible }) => visible)
    known.current = new Set(shown.map(stateOf))
    if (!before) return
    const fresh = shown.filter((edit) => !before.has(stateOf(edit)))
    if (fresh.length === 0) return
    const others = fresh.filter((edit) => (edit.undone_by ?? edit.by) !== me.name)
    setNews((shown) => [...others, ...shown].slice(0, 5))
    void cache.invalidateQueries()
  }, [edits.data, cache, me.name])
  return (
    <div aria-live="polite">
      {news.map((edit) => (
        <Alert
          key={stateOf(edit)}
          type="info"
          showIcon
          closable={{ onClose: () => setNews((shown) => shown.filter((each) => each !== edit)) }}
          className="tw-note"
          title={sayNews(edit, nameOf(edit), t)}
        />
      ))}
    </div>
  )
}

function sayNews(edit: Edit, field: string, t: Pen['t']): string {
  const value = edit.value ?? '–'
  if (edit.undone_at !== null) return t('match.web.news_undone', { who: edit.undone_by, field, value })
  if (edit.action === 'set') return t('match.web.news_set', { who: edit.by, field, value })
  return t(`match.web.news_${edit.action}`, { who: edit.by, value })
}
