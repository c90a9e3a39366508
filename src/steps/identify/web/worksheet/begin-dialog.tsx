import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Dialog, ProblemNote, useSend } from '../../../../web/index.ts'
import { type NewWorksheet, templates, Worksheet } from '../../worksheet/model.ts'

/** Begins a worksheet: its name, its product, and what it begins with. */
export function BeginDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [form] = Form.useForm()
  const send = useSend(Worksheet)
  const begin = ({ name, product, template }: { name: string; product?: string; template: string }) => {
    const body = { name, product: product?.trim() || null, template: template === '' ? null : template }
    send.mutate(
      { path: '/worksheets', body },
      { onSuccess: ({ worksheet_id }) => navigate(`/identify/worksheets/${worksheet_id}`) },
    )
  }
  const usual: NewWorksheet['template'] = 'b2b'
  return (
    <Dialog
      open
      title={t('identify.web.sheet.begin')}
      okText={t('identify.web.sheet.begin_do')}
      onOk={() => form.submit()}
      confirmLoading={send.isPending}
      onCancel={close}
    >
      {send.error && <ProblemNote error={send.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ template: usual }}
        onFinish={begin}
      >
        <Form.Item
          name="name"
          label={t('identify.web.name')}
          rules={[{ required: true, whitespace: true, message: t('web.form.name') }]}
        >
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item
          name="product"
          label={t('identify.web.product')}
          extra={t('identify.web.sheet.product_hint')}
        >
          <Input maxLength={200} placeholder={t('identify.web.all_products')} />
        </Form.Item>
        <Form.Item name="template" label={t('identify.web.sheet.template')}>
          <Radio.Group
            className="tw-stack"
            options={[...templates, ''].map((each) => ({
              value: each,
              label: (
                <>
                  {t(`identify.web.sheet.template.${each || 'empty'}`)}
                  <div className="tw-muted tw-small">
                    {t(`identify.web.sheet.template.${each || 'empty'}_text`)}
                  </div>
                </>
              ),
            }))}
          />
        </Form.Item>
      </Form>
    </Dialog>
  )
}
