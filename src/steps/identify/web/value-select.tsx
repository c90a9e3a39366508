import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useAnswer, useColumns, useFormat } from '../../../web/index.ts'
import { columnTrait, lists, typeOfTrait } from '../model.ts'

const Values = z.object({ items: z.array(z.object({ value: z.string().nullable(), rows: z.int() })) })
type ValueSelectProps = {
  /** A field of accounts, or the trait of one. */
  field: string
  value?: string[]
  onChange?: (values: string[]) => void
  id?: string
  label?: string
}

/** Values of the account base to choose from; others may be typed. */
export function ValueSelect({ field, value, onChange, id, label }: ValueSelectProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [q, setQ] = useState('')
  const column = field.startsWith(columnTrait) ? field.slice(columnTrait.length) : field
  const known = useColumns('/accounts').data?.items.find((each) => each.column === column)
  const isFlag =
    !lists.some((list) => list === field) && ['flag', 'presence'].includes(typeOfTrait(field) ?? '')
  const values = useAnswer(Values, '/accounts/values', {
    query: { column, q },
    keep: true,
    when: known?.filterable === true && !isFlag,
  })
  const options: { value: string; label: string; rows: number | null }[] = isFlag
    ? ['yes', 'no'].map((each) => ({ value: each, label: t(`identify.bin.${each}`), rows: null }))
    : (values.data?.items ?? []).flatMap(({ value: each, rows }) =>
        each === null ? [] : { value: each, label: format.name(field, each), rows },
      )
  return (
    <Select
      id={id}
      mode={isFlag ? 'multiple' : 'tags'}
      className="tw-gate-values"
      value={value}
      onChange={onChange}
      aria-label={label ?? t('identify.web.gate_value')}
      placeholder={t('identify.web.gate_value')}
      loading={values.isFetching}
      showSearch={{ filterOption: false, onSearch: setQ }}
      options={options}
      optionRender={({ label: name, data }) => (
        <>
          {name} {data.rows !== null && <span className="tw-muted">{format.count(data.rows)}</span>}
        </>
      )}
    />
  )
}
