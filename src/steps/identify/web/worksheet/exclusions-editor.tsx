import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { exclusionKinds } from '../../model.ts'
import { isNumber } from '../gate.ts'
import { ValueSelect } from '../value-select.tsx'
import { exclusionFields, useFieldName } from './exclusions.ts'

/** Edits who is left out: a line per reason, with the companies, tags or values that it is about. */
export function ExclusionsEditor() {
  const { t } = useTranslation()
  return (
    <Form.List name="exclusions">
      {(lines, { add, remove }) => (
        <div className="tw-stack">
          {lines.map((line) => (
            <ExclusionLine key={line.key} line={line.name} remove={() => remove(line.name)} />
          ))}
          <div>
            <Button
              type="dashed"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ kind: 'competitor', field: 'name', op: 'one_of' })}
            >
              {t('identify.web.sheet.exclusion_add')}
            </Button>
          </div>
        </div>
      )}
    </Form.List>
  )
}

function ExclusionLine({ line, remove }: { line: number; remove: () => void }) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const fieldName = useFieldName()
  const field = String(Form.useWatch(['exclusions', line, 'field']))
  const needed = (key: string) => [{ required: true, message: t(key) }]
  return (
    <div className="tw-row tw-gate-line">
      <Form.Item name={[line, 'kind']} noStyle>
        <Select
          className="tw-gate-op"
          aria-label={t('identify.web.sheet.exclusion_kind')}
          options={exclusionKinds.map((kind) => ({ value: kind, label: t(`identify.exclusion.${kind}`) }))}
        />
      </Form.Item>
      <Form.Item name={[line, 'field']} noStyle>
        <Select
          className="tw-gate-field"
          aria-label={t('identify.web.gate_field')}
          options={exclusionFields.map((each) => ({ value: each, label: fieldName(each) }))}
          onChange={(next: string) =>
            form.setFieldValue(['exclusions', line], {
              ...form.getFieldValue(['exclusions', line]),
              field: next,
              op: isNumber(next) ? 'below' : 'one_of',
              values: undefined,
            })
          }
        />
      </Form.Item>
      {isNumber(field) ? (
        <>
          <Form.Item name={[line, 'op']} noStyle>
            <Select
              className="tw-gate-op"
              aria-label={t('identify.web.gate_op')}
              options={['below', 'at_least'].map((op) => ({ value: op, label: t(`identify.gate.${op}`) }))}
            />
          </Form.Item>
          <Form.Item name={[line, 'value']} noStyle rules={needed('identify.web.gate_value')}>
            <InputNumber className="tw-gate-value" aria-label={t('identify.web.gate_value')} />
          </Form.Item>
        </>
      ) : (
        <Form.Item name={[line, 'values']} noStyle rules={needed('identify.web.gate_value')}>
          <ValueSelect field={field} />
        </Form.Item>
      )}
      <Form.Item name={[line, 'reason']} noStyle rules={needed('identify.web.sheet.exclusion_reason')}>
        <Input
          className="tw-sheet-reason"
          maxLength={300}
          aria-label={t('identify.web.sheet.exclusion_reason')}
          placeholder={t('identify.web.sheet.exclusion_reason')}
        />
      </Form.Item>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('identify.web.gate_remove')}
        onClick={remove}
      />
    </div>
  )
}
