import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { consentBases, sourceKinds } from '../../sources/model.ts'

/** The label of a source that is not known yet. */
export function LabelField() {
  const { t } = useTranslation()
  return (
    <Form.Item
      name="label"
      label={t('collect.web.source_label')}
      extra={t('collect.web.source_label_hint')}
      rules={[{ required: true, whitespace: true, message: t('collect.web.source_label_needed') }]}
    >
      <Input maxLength={100} />
    </Form.Item>
  )
}

/** What a person can say about a source. */
export function DetailFields({ disabled = false }: { disabled?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="tw-fields">
      <Form.Item name="owner" label={t('collect.column.owner')} extra={t('collect.web.source_owner_hint')}>
        <Input maxLength={100} disabled={disabled} />
      </Form.Item>
      <Form.Item
        name="kind"
        label={t('collect.column.source_kind')}
        extra={t('collect.web.source_kind_hint')}
      >
        <Select
          disabled={disabled}
          popupMatchSelectWidth={false}
          options={sourceKinds.map((value) => ({ value, label: t(`collect.web.source_kind_text.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="consent_basis"
        label={t('collect.column.consent_basis')}
        extra={t('collect.web.consent_basis_hint')}
      >
        <Select
          disabled={disabled}
          popupMatchSelectWidth={false}
          options={consentBases.map((value) => ({
            value,
            label: t(`collect.web.consent_basis_text.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="consent_on"
        label={t('collect.column.consent_on')}
        extra={t('collect.web.consent_on_hint')}
        getValueFromEvent={(event) => event.target.value || null}
        rules={[{ pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('collect.web.source_date_wrong') }]}
      >
        <Input type="date" disabled={disabled} />
      </Form.Item>
      <Form.Item
        name="consent_evidence"
        label={t('collect.column.consent_evidence')}
        extra={t('collect.web.consent_evidence_hint')}
      >
        <Input.TextArea maxLength={2000} rows={2} disabled={disabled} />
      </Form.Item>
      <Form.Item name="contact" label={t('collect.column.contact')} extra={t('collect.web.contact_hint')}>
        <Input maxLength={300} disabled={disabled} />
      </Form.Item>
      <Form.Item name="note" label={t('collect.column.note')}>
        <Input.TextArea maxLength={2000} rows={2} disabled={disabled} />
      </Form.Item>
    </div>
  )
}
