import { AutoComplete, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useAnswer } from '../../../web/index.ts'
import { Mix, Outcome, outcomeParts, outcomes } from '../model.ts'
import { OutcomeTable } from './outcome-table.tsx'

const Values = z.object({ items: z.array(z.object({ value: z.string().nullable() })) })

/** What counts as a success: chosen, seen at once, and corrected by hand. Part of a form. */
export function OutcomeFields() {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const outcome = Form.useWatch('outcome', form)
  const asked = outcomeOf({
    outcome,
    product: Form.useWatch('product', form),
    since: Form.useWatch('since', form),
    until: Form.useWatch('until', form),
    tag: Form.useWatch('tag', form),
    mix: Form.useWatch('mix', form),
    put_in: Form.useWatch('put_in', form),
    taken_out: Form.useWatch('taken_out', form),
  })
  return (
    <>
      <div className="tw-form">
        <Form.Item name="outcome" label={t('identify.web.outcome')}>
          <Select options={outcomes.map((each) => ({ value: each, label: t(`identify.outcome.${each}`) }))} />
        </Form.Item>
        {outcome === 'tagged' && (
          <Form.Item
            name="tag"
            label={t('identify.web.tag')}
            rules={[{ required: true, message: t('identify.web.tag') }]}
          >
            <TagField />
          </Form.Item>
        )}
        {outcome === 'mix' && <MixFields />}
        {outcome !== 'tagged' && (
          <>
            <Form.Item
              name="product"
              label={t('identify.web.product')}
              extra={t('identify.web.product_hint')}
            >
              <Input maxLength={200} placeholder={t('identify.web.all_products')} allowClear />
            </Form.Item>
            <Form.Item name="since" label={t('identify.web.since')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="until" label={t('identify.web.until')}>
              <Input type="date" />
            </Form.Item>
          </>
        )}
        <Form.Item name="put_in" hidden>
          <Select mode="multiple" />
        </Form.Item>
        <Form.Item name="taken_out" hidden>
          <Select mode="multiple" />
        </Form.Item>
      </div>
      {asked && (
        <OutcomeTable
          asked={asked}
          onChange={(corrections) => {
            form.setFieldValue('put_in', corrections.put_in)
            form.setFieldValue('taken_out', corrections.taken_out)
          }}
        />
      )}
    </>
  )
}

/** How much each way counts; a tag has a field of its own. */
function MixFields() {
  const { t } = useTranslation()
  return (
    <Form.Item label={t('identify.web.mix')} extra={t('identify.web.mix_hint')}>
      {outcomeParts
        .filter((part) => part !== 'tagged')
        .map((part) => (
          <Form.Item key={part} name={['mix', part]} label={t(`identify.outcome.${part}`)}>
            <InputNumber min={0} max={10} precision={0} placeholder="0" />
          </Form.Item>
        ))}
    </Form.Item>
  )
}

/** The weights that were given. */
function mixOf(values: unknown): Mix | null {
  const given = Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(values)).filter(
    ([, weight]) => typeof weight === 'number' && weight > 0,
  )
  const read = Mix.safeParse(Object.fromEntries(given))
  return read.success && given.length > 0 ? read.data : null
}

/** What the form says of the outcome; null while it is not complete. An empty field is none. */
export function outcomeOf(values: Readonly<Record<string, unknown>>): Outcome | null {
  const mix = values.outcome === 'mix' ? mixOf(values.mix) : null
  const said: Record<string, unknown> = { ...values, mix }
  const filled = Object.entries(said).filter(([, value]) => value !== undefined && value !== '')
  const read = Outcome.safeParse(Object.fromEntries(filled))
  if (!read.success || (read.data.outcome === 'tagged' && read.data.tag === null)) return null
  if (read.data.outcome === 'mix' && mix === null) return null
  return read.data.outcome === 'tagged'
    ? { ...read.data, product: null, since: null, until: null }
    : read.data
}

type TagFieldProps = { id?: string; value?: string; onChange?: (tag: string) => void }

function TagField({ id, value, onChange }: TagFieldProps) {
  const [q, setQ] = useState('')
  const tags = useAnswer(Values, '/accounts/values', { query: { column: 'tags', q }, keep: true })
  const options = (tags.data?.items ?? []).flatMap((each) => (each.value ? { value: each.value } : []))
  return (
    <AutoComplete
      id={id}
      value={value}
      options={options}
      showSearch={{ onSearch: setQ }}
      onChange={onChange}
    />
  )
}
