import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useAnswer, useFormat } from '../../../web/index.ts'

const Columns = z.object({
  items: z.array(
    z.object({
      header: z.string(),
      label: z.string(),
      source: z.string().nullable(),
      filled: z.number(),
      different: z.number(),
      usable: z.boolean(),
      examples: z.array(z.string()),
    }),
  ),
})

/** Which columns that nobody mapped are to be looked at too. */
export function ColumnsField() {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = useAnswer(Columns, '/other-columns')
  const options = (columns.data?.items ?? []).map((column) => ({
    value: column.header,
    disabled: !column.usable,
    title: column.label,
    label: [
      `${column.label} (${column.source ?? t('identify.web.columns_own')})`,
      column.usable
        ? t('identify.web.columns_values', {
            count: column.different,
            values: format.count(column.different),
          })
        : t('identify.web.columns_useless'),
      ...(column.examples.length > 0 ? [column.examples.join(', ')] : []),
    ].join(' · '),
  }))
  return (
    <Form.Item name="columns" label={t('identify.web.columns')} extra={t('identify.web.columns_hint')}>
      <Select
        mode="multiple"
        maxCount={20}
        allowClear
        loading={columns.isPending}
        options={options}
        optionFilterProp="label"
        optionLabelProp="title"
        placeholder={t(
          columns.data?.items.length === 0 ? 'identify.web.columns_none' : 'identify.web.columns_choose',
        )}
      />
    </Form.Item>
  )
}
