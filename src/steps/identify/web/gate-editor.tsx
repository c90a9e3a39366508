import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { rangeFields, valueFields } from '../model.ts'
import { isNumber } from './gate.ts'
import { ValueSelect } from './value-select.tsx'

const numberOps = ['at_least', 'at_most', 'below'] as const
const textOps = ['one_of', 'none_of'] as const

/** Edits the minimum customer profile: a line per rule, all of which must hold. */
export function GateEditor() {
  const { t } = useTranslation()
  return (
    <Form.List name="gate">
      {(lines, { add, remove }) => (
        <div className="tw-stack">
          {lines.map((line) => (
            <GateLine key={line.key} line={line.name} remove={() => remove(line.name)} />
          ))}
          <div>
            <Button
              type="dashed"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ field: 'employees', op: 'at_least' })}
            >
              {t('identify.web.gate_add')}
            </Button>
          </div>
        </div>
      )}
    </Form.List>
  )
}

function GateLine({ line, remove }: { line: number; remove: () => void }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const field = Form.useWatch(['gate', line, 'field'])
  const ops = isNumber(field) ? numberOps : textOps
  return (
    <div className="tw-row tw-gate-line">
      <Form.Item name={[line, 'field']} noStyle>
        <Select
          className="tw-gate-field"
          aria-label={t('identify.web.gate_field')}
          options={[...rangeFields, ...valueFields].map((each) => ({
            value: each,
            label: t(`identify.trait.${each}`),
          }))}
          onChange={(next) =>
            form.setFieldValue(['gate', line], { field: next, op: isNumber(next) ? 'at_least' : 'one_of' })
          }
        />
      </Form.Item>
      <Form.Item name={[line, 'op']} noStyle>
        <Select
          className="tw-gate-op"
          aria-label={t('identify.web.gate_op')}
          options={ops.map((op) => ({ value: op, label: t(`identify.gate.${op}`) }))}
        />
      </Form.Item>
      {isNumber(field) ? (
        <Form.Item
          name={[line, 'value']}
          noStyle
          rules={[{ required: true, message: t('identify.web.gate_value') }]}
        >
          <InputNumber className="tw-gate-value" aria-label={t('identify.web.gate_value')} min={0} />
        </Form.Item>
      ) : (
        <Form.Item
          name={[line, 'values']}
          noStyle
          rules={[{ required: true, message: t('identify.web.gate_value') }]}
        >
          <ValueSelect field={String(field)} />
        </Form.Item>
      )}
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('identify.web.gate_remove')}
        title={t('identify.web.gate_remove')}
        onClick={remove}
      />
    </div>
  )
}
