import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useAnswer } from '../../../../web/index.ts'
import { type EditSubject, Value } from '../../model.ts'

const Found = z.object({ items: z.array(z.record(z.string(), Value)) })

/** Where accounts and contacts are found, and what tells one from others of its name. */
const choices = {
  account: { path: '/accounts', search: 'match.web.search', told: ['name', 'domain', 'city'] },
  contact: {
    path: '/contacts',
    search: 'match.web.search.contacts',
    told: ['name', 'account', 'title', 'email', 'phone'],
  },
} as const

type Props = {
  about: EditSubject
  label: string
  not: string
  value: string | undefined
  onChange: (id: string) => void
}

/** A field that finds an account by name, domain or pinyin, or a contact. */
export function OtherChoice({ about, label, not, value, onChange }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const q = useDeferredValue(text)
  const { path, search, told } = choices[about]
  const found = useAnswer(Found, path, { query: { q, limit: 20, sort: 'name' }, keep: true })
  return (
    <Select
      className="tw-other-choice"
      aria-label={label}
      placeholder={t(search)}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value}
      onChange={onChange}
      notFoundContent={t('match.web.none_found')}
      options={(found.data?.items ?? [])
        .map((each) => ({
          value: String(each[`${about}_id`]),
          label: told.flatMap((column) => each[column] ?? []).join(' · '),
        }))
        .filter((each) => each.value !== not)}
    />
  )
}
