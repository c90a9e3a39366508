import { PlusOutlined } from '@ant-design/icons'
import { AutoComplete, Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ProblemNote, useAnswer, useSession } from '../../../../web/index.ts'
import { useChange } from './use-values.ts'

const Values = z.object({ items: z.array(z.object({ value: z.string().nullable(), rows: z.int() })) })

export const tagsOf = (tags: unknown): string[] =>
  typeof tags === 'string' && tags !== '' ? tags.split('; ') : []

/** Tags that are on accounts already, to choose from. */
function useKnownTags(): string[] {
  const known = useAnswer(Values, '/accounts/values', { query: { column: 'tags' } })
  return known.data?.items.flatMap(({ value }) => value ?? []) ?? []
}

/** The tags of an account or contact, to put on and take off. */
export function Tags({ path, name, tags }: { path: string; name: string; tags: readonly string[] }) {
  const { t } = useTranslation()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const change = useChange()
  const may = can('data:edit')
  const send = (action: 'tag' | 'untag', tag: string) =>
    change.mutate(
      { path: `${path}/tags`, body: { action, tag } },
      {
        onSuccess: () => setAdding(false),
      },
    )
  return (
    <span className="tw-row tw-tags">
      {tags.map((tag) => (
        <Tag
          key={tag}
          closable={may && { 'aria-label': t('match.web.untag', { tag }) }}
          onClose={(event) => {
            event.preventDefault()
            send('untag', tag)
          }}
        >
          {tag}
        </Tag>
      ))}
      {may &&
        (adding ? (
          <TagInput take={(tag) => (tag ? send('tag', tag) : setAdding(false))} />
        ) : (
          <Button
            size="small"
            type="dashed"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t('match.web.tag_it', { name })}
            onClick={() => setAdding(true)}
          >
            {t('match.web.tag')}
          </Button>
        ))}
      {change.error && <ProblemNote error={change.error} />}
    </span>
  )
}

type TagInputProps = {
  size?: 'small' | 'middle'
  /** A tag that was chosen or ended with Enter; empty when the field was left. */
  take: (tag: string) => void
  /** Told of every letter. */
  typed?: (text: string) => void
}

/** A field for one tag, with those that are known to choose from. */
export function TagInput({ size = 'small', take, typed }: TagInputProps) {
  const { t } = useTranslation()
  const known = useKnownTags()
  const [text, setText] = useState('')
  const matching = known.filter((tag) => tag.toLowerCase().includes(text.toLowerCase()))
  return (
    <AutoComplete
      autoFocus
      size={size}
      className="tw-tag-input"
      aria-label={t('match.web.tag')}
      placeholder={t('match.web.tag')}
      value={text}
      onChange={(next: string) => {
        setText(next)
        typed?.(next)
      }}
      options={matching.map((value) => ({ value }))}
      onSelect={take}
      onBlur={() => {
        if (!typed) take('')
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && text.trim()) take(text.trim())
        if (event.key === 'Escape') take('')
      }}
    />
  )
}
