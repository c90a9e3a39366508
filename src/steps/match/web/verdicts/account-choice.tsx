import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useAnswer } from '../../../../web/index.ts'
import { Account } from '../../model.ts'

const Found = z.object({ items: z.array(Account) })

type Props = { label: string; not: string; value: string | undefined; onChange: (id: string) => void }

/** A field that finds an account by name, domain or pinyin. */
export function AccountChoice({ label, not, value, onChange }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const q = useDeferredValue(text)
  const found = useAnswer(Found, '/accounts', { query: { q, limit: 20, sort: 'name' }, keep: true })
  return (
    <Select
      className="tw-account-choice"
      aria-label={label}
      placeholder={t('match.web.search')}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value}
      onChange={onChange}
      notFoundContent={t('match.web.none_found')}
      options={(found.data?.items ?? [])
        .filter(({ account_id }) => account_id !== not)
        .map((each) => ({
          value: each.account_id,
          label: [each.name, each.domain, each.city].filter(Boolean).join(' · '),
        }))}
    />
  )
}
