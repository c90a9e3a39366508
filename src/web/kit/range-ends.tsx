import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './range-ends.css'

type Ends = Readonly<{ from: string; to: string }>

/** From where to where the values of a column lie; an end counts when it is left, or with Enter. */
export function RangeEnds({
  label,
  from,
  to,
  change,
}: Ends & { label: string; change: (ends: Ends) => void }) {
  const { t } = useTranslation()
  return (
    <div className="tw-row">
      <End
        label={t('web.table.from_of', { column: label })}
        placeholder={t('web.table.from')}
        value={from}
        settle={(next) => change({ from: next, to })}
      />
      <End
        label={t('web.table.to_of', { column: label })}
        placeholder={t('web.table.to')}
        value={to}
        settle={(next) => change({ from, to: next })}
      />
    </div>
  )
}

type EndProps = { label: string; placeholder: string; value: string; settle: (value: string) => void }

function End({ label, placeholder, value, settle }: EndProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const done = () => {
    if (text.trim() !== value) settle(text.trim())
  }
  return (
    <Input
      className="tw-range-end"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      maxLength={20}
      onChange={(event) => setText(event.target.value)}
      onBlur={done}
      onPressEnter={done}
    />
  )
}
