import { PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import {
  Answered,
  DataTable,
  EmptyNote,
  Page,
  ProblemNote,
  Section,
  useAnswer,
  useSend,
  useSession,
} from '../../../../web/index.ts'
import { OwnField, ownKinds, ownTypes } from '../../own/model.ts'

const List = z.object({ items: z.array(OwnField) })

/** The fields that people added to the dictionary, and a form for one more. */
export default function OwnFieldsPage() {
  const { t } = useTranslation()
  const { can } = useSession()
  const fields = useAnswer(List, '/own-fields')
  const remove = useSend(z.unknown())
  return (
    <Page title={t('collect.own')} lead={t('collect.own.lead')}>
      {remove.error && <ProblemNote error={remove.error} />}
      <Answered question={fields}>
        {({ items }) => (
          <DataTable
            label={t('collect.own')}
            rows={items}
            rowKey={(each) => each.field}
            columns={[
              { key: 'field', title: t('collect.own.field'), cell: (each) => each.field },
              { key: 'label_en', title: t('collect.own.label_en'), cell: (each) => each.label_en },
              { key: 'label_zh', title: t('collect.own.label_zh'), cell: (each) => each.label_zh },
              {
                key: 'kind',
                title: t('collect.web.holds'),
                cell: (each) => t(`collect.web.kind.${each.kind}`),
              },
              {
                key: 'type',
                title: t('collect.own.type'),
                cell: (each) => t(`collect.own.type.${each.type}`),
              },
              { key: 'synonyms', title: t('collect.own.synonyms'), cell: (each) => each.synonyms.join(', ') },
              { key: 'by', title: t('collect.web.by'), cell: (each) => each.created_by },
              {
                key: 'remove',
                title: '',
                cell: (each) =>
                  can('data:import') && (
                    <Button
                      size="small"
                      aria-label={t('collect.own.remove_of', { field: each.field })}
                      onClick={() => remove.mutate({ path: `/own-fields/${each.field}`, method: 'DELETE' })}
                    >
                      {t('collect.own.remove')}
                    </Button>
                  ),
              },
            ]}
            empty={<EmptyNote title={t('collect.own.none')} text={t('collect.own.none_text')} />}
          />
        )}
      </Answered>
      {can('data:import') && <NewField />}
    </Page>
  )
}

type Values = {
  name: string
  kind: string
  type: string
  label_en: string
  label_zh?: string
  unit?: string
  synonyms?: string
}

function NewField() {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const send = useSend(OwnField)
  const add = ({ synonyms = '', label_zh, unit, ...values }: Values) =>
    send.mutate(
      {
        path: '/own-fields',
        body: {
          ...values,
          ...(label_zh ? { label_zh } : {}),
          unit: unit || null,
          synonyms: synonyms
            .split(/[,，、]/)
            .map((each) => each.trim())
            .filter(Boolean),
        },
      },
      { onSuccess: () => form.resetFields() },
    )
  const needed = (message: string) => [{ required: true, message }]
  return (
    <Section title={t('collect.own.add')}>
      {send.error && <ProblemNote error={send.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: ownKinds[0], type: ownTypes[0] }}
        onFinish={add}
      >
        <div className="tw-form">
          <Form.Item
            name="name"
            label={t('collect.own.name')}
            extra={t('collect.own.name_hint')}
            rules={[
              {
                required: true,
                pattern: /^[A-Za-z][A-Za-z0-9_]{0,39}$/,
                message: t('collect.own.name_needed'),
              },
            ]}
          >
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item
            name="label_en"
            label={t('collect.own.label_en')}
            rules={needed(t('collect.own.label_needed'))}
          >
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="label_zh" label={t('collect.own.label_zh')}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="kind" label={t('collect.web.holds')}>
            <Select
              options={ownKinds.map((kind) => ({ value: kind, label: t(`collect.web.kind.${kind}`) }))}
            />
          </Form.Item>
          <Form.Item name="type" label={t('collect.own.type')}>
            <Select
              options={ownTypes.map((type) => ({ value: type, label: t(`collect.own.type.${type}`) }))}
            />
          </Form.Item>
          <Form.Item name="unit" label={t('collect.own.unit')}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="synonyms" label={t('collect.own.synonyms')} extra={t('collect.own.synonyms_hint')}>
            <Input maxLength={1000} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" icon={<PlusOutlined aria-hidden />} loading={send.isPending}>
          {t('collect.own.add')}
        </Button>
      </Form>
    </Section>
  )
}
