import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChosenReading, encodings, type FileInspection } from '../model.ts'

type Props = { inspection: FileInspection; read: (chosen: ChosenReading) => void }

const delimiters = [',', ';', '\t', '|', ':', '~', '^', ' ', '  ', '||']
const quotes = ['"', "'", ''] as const
const highestLine = 100_000

/** How a table is read, for a person to correct: encoding, delimiter and quote of a text, the line of the header. */
export function ReadingChoice({ inspection, read }: Props) {
  const { t } = useTranslation()
  const { text, chosen, header_line } = inspection
  const [open, setOpen] = useState(Object.keys(chosen).length > 0)
  const [line, setLine] = useState<number | null>(header_line)
  if (!open)
    return (
      <Button size="small" type="link" className="tw-reading-change" onClick={() => setOpen(true)}>
        {t('collect.web.reading.change')}
      </Button>
    )
  const say = (more: ChosenReading) => read({ ...chosen, ...more })
  const sayLine = () => line !== null && line !== header_line && say({ header_line: line })
  return (
    <div className="tw-row tw-file-kind">
      {text !== null && (
        <>
          <Choice
            label={t('collect.web.reading.encoding')}
            value={text.encoding}
            options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
            choose={(encoding) => say({ encoding })}
          />
          <Choice
            label={t('collect.web.reading.delimiter')}
            value={text.delimiter}
            options={[...new Set([...delimiters, text.delimiter])].map((value) => ({
              value,
              label: delimiterName(value, t),
            }))}
            choose={(delimiter) => say({ delimiter })}
          />
          <Choice
            label={t('collect.web.reading.quote')}
            value={text.quote}
            options={quotes.map((value) => ({ value, label: value || t('collect.web.reading.no_quote') }))}
            choose={(quote) => say({ quote })}
          />
        </>
      )}
      <span className="tw-row">
        {t('collect.web.reading.header_line')}
        <InputNumber
          aria-label={t('collect.web.reading.header_line')}
          size="small"
          min={0}
          max={highestLine}
          precision={0}
          value={line}
          onChange={setLine}
          onBlur={sayLine}
          onPressEnter={sayLine}
        />
      </span>
      {Object.keys(chosen).length > 0 && (
        <Button size="small" onClick={() => read({})}>
          {t('collect.web.reading.as_recognised')}
        </Button>
      )}
    </div>
  )
}

type ChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: { value: Value; label: string }[]
  choose: (value: Value) => void
}

function Choice<Value extends string>({ label, value, options, choose }: ChoiceProps<Value>) {
  return (
    <span className="tw-row">
      {label}
      <Select<Value>
        aria-label={label}
        size="small"
        popupMatchSelectWidth={false}
        value={value}
        options={options}
        onChange={choose}
      />
    </span>
  )
}

/** A delimiter as it is called before people. */
export function delimiterName(delimiter: string, t: (key: string) => string): string {
  if (delimiter === '\t') return 'Tab'
  if (delimiter === ' ') return t('collect.web.reading.space')
  return delimiter === '  ' ? t('collect.web.reading.spaces') : delimiter
}
