import { Input } from 'antd'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import {
  Answered,
  EmptyNote,
  Page,
  Section,
  useAddress,
  useAnswer,
  useSession,
} from '../../../../web/index.ts'
import { NamePair } from '../../names/model.ts'
import { Judged } from './judged.tsx'
import { PairSheet } from './pair-sheet.tsx'

const longest = 240

/** Two company names compared while they are typed, and a sheet of pairs. The names stand in the address. */
export default function NamesPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { search, change } = useAddress()
  const names = { a: search.get('a') ?? '', b: search.get('b') ?? '' }
  const asked = { a: useDeferredValue(names.a.trim()), b: useDeferredValue(names.b.trim()) }
  const isAsked = asked.a !== '' && asked.b !== ''
  const pair = useAnswer(NamePair, '/match/names', { query: asked, when: isAsked, keep: true })
  const field = (which: 'a' | 'b') => (
    <div className="tw-name-field">
      {t(`match.web.names.${which}`)}
      <Input
        aria-label={t(`match.web.names.${which}`)}
        value={names[which]}
        maxLength={longest}
        allowClear
        onChange={({ target }) => change({ [which]: target.value }, { replace: true })}
      />
    </div>
  )
  return (
    <Page title={t('match.web.names')} lead={t('match.web.names_lead')}>
      <Section title={t('match.web.names.two')}>
        <div className="tw-name-fields">
          {field('a')}
          {field('b')}
        </div>
        {isAsked ? (
          <Answered question={pair}>{(found) => <Judged pair={found} />}</Answered>
        ) : (
          <EmptyNote title={t('match.web.names.none')} text={t('match.web.names.none_text')} />
        )}
      </Section>
      {can('data:import') && <PairSheet />}
    </Page>
  )
}
