import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formOf, type Level } from '../../worksheet/model.ts'
import { ValueSelect } from '../value-select.tsx'

type LevelsEditorProps = {
  field: string
  value: readonly Level[]
  onChange: (levels: readonly Level[]) => void
}

/** Which values of a field are wanted, a line for each level, and what each level is worth. */
export function LevelsEditor({ field, value, onChange }: LevelsEditorProps) {
  const { t } = useTranslation()
  const form = formOf(field)
  const [chosen, setChosen] = useState<'range' | 'values'>(
    form === 'range' || value.some((level) => 'from' in level) ? 'range' : 'values',
  )
  const kind = form === 'either' ? chosen : form === 'range' ? 'range' : 'values'
  const replace = (index: number, level: Level) =>
    onChange(value.map((each, i) => (i === index ? level : each)))
  const add = () => {
    const worth = value.length === 0 ? 100 : 50
    onChange([...value, kind === 'range' ? { from: 0, below: null, worth } : { values: [], worth }])
  }
  return (
    <fieldset className="tw-sheet-levels">
      <legend>{t('identify.web.sheet.wanted')}</legend>
      <p className="tw-muted tw-small">{t('identify.web.sheet.wanted_hint')}</p>
      {form === 'either' && (
        <Segmented
          value={kind}
          onChange={(next) => {
            setChosen(next)
            onChange([])
          }}
          options={(['values', 'range'] as const).map((each) => ({
            value: each,
            label: t(`identify.web.sheet.by_${each}`),
          }))}
        />
      )}
      {value.map((level, index) => (
        <div className="tw-row tw-gate-line" key={index}>
          {'values' in level ? (
            <ValueSelect
              field={field}
              value={level.values}
              onChange={(values) => replace(index, { ...level, values })}
              label={t('identify.web.sheet.wanted')}
            />
          ) : (
            <>
              <InputNumber
                aria-label={t('identify.web.sheet.from')}
                placeholder={t('identify.web.sheet.from')}
                prefix={t('identify.web.sheet.from')}
                value={level.from}
                onChange={(from) => replace(index, { ...level, from })}
              />
              <InputNumber
                aria-label={t('identify.web.sheet.below')}
                prefix={t('identify.web.sheet.below')}
                value={level.below}
                onChange={(below) => replace(index, { ...level, below })}
              />
            </>
          )}
          {form !== 'items' && (
            <InputNumber
              className="tw-sheet-worth"
              aria-label={t('identify.web.sheet.worth')}
              prefix={t('identify.web.sheet.worth')}
              suffix="%"
              min={1}
              max={100}
              precision={0}
              value={level.worth}
              onChange={(worth) => replace(index, { ...level, worth: worth ?? 100 })}
            />
          )}
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('identify.web.sheet.level_remove')}
            onClick={() => onChange(value.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      {(form !== 'items' || value.length === 0) && (
        <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={add}>
          {t('identify.web.sheet.level_add')}
        </Button>
      )}
    </fieldset>
  )
}
