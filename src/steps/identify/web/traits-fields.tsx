import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { columnTrait, type TraitType, traitFields, typeOfTrait } from '../model.ts'
import { useBinWords } from './bins.ts'

const numbers: readonly (TraitType | undefined)[] = ['number', 'money', 'year', undefined]

/** Which traits are not looked at, and which numbers may only rise or fall. */
export function TraitsFields() {
  const { t } = useTranslation()
  const words = useBinWords()
  const form = Form.useFormInstance()
  const columns: readonly string[] = Form.useWatch('columns', form) ?? []
  const known = [...traitFields, ...columns.map((header) => columnTrait + header)]
  return (['exclude', 'rising', 'falling'] as const).map((part) => {
    const named: readonly string[] = form.getFieldValue(part) ?? []
    const options = [...new Set([...known, ...named])]
      .filter((trait) => part === 'exclude' || numbers.includes(typeOfTrait(trait)))
      .map((trait) => ({ value: trait, label: words.trait(trait) }))
    return (
      <Form.Item
        key={part}
        name={part}
        label={t(`identify.web.learn.${part}`)}
        extra={t(`identify.web.learn.${part}_hint`)}
      >
        <Select
          mode="multiple"
          allowClear
          options={options}
          optionFilterProp="label"
          placeholder={t('identify.web.columns_choose')}
        />
      </Form.Item>
    )
  })
}
