import { AutoComplete } from 'antd'
import { useTranslation } from 'react-i18next'
import { page, useAnswer } from '../../../../web/index.ts'
import { Source } from '../../sources/model.ts'

const Sources = page(Source)

/** The label of the system that a file came from: a known one, or a new one as it is typed. */
export function SourceField(props: {
  value: string
  choose: (label: string) => void
  /** Says what it means that nothing is chosen. */
  placeholder?: string
}) {
  const { value, choose } = props
  const { t } = useTranslation()
  const sources = useAnswer(Sources, '/sources', { query: { sort: '-last_import_at', limit: 1000 } })
  const wanted = value.trim().toLowerCase()
  const options = (sources.data?.items ?? [])
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .map(({ label }) => ({ value: label }))
  return (
    <AutoComplete
      aria-label={t('collect.web.source')}
      className="tw-source"
      value={value}
      options={options}
      placeholder={props.placeholder ?? t('collect.web.source_hint')}
      popupMatchSelectWidth={false}
      maxLength={100}
      allowClear
      onChange={(text) => choose(text ?? '')}
    />
  )
}
