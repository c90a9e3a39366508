import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Dialog, ProblemNote, useSend } from '../../../../web/index.ts'
import { Source } from '../../sources/model.ts'
import { DetailFields, LabelField } from './detail-fields.tsx'

/** Describes a source before its first file comes. */
export function NewSource({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [form] = Form.useForm()
  const send = useSend(Source)
  return (
    <Dialog
      title={t('collect.web.source_new')}
      open={open}
      width={640}
      onCancel={close}
      onOk={form.submit}
      okText={t('collect.web.save')}
      confirmLoading={send.isPending}
      destroyOnHidden
    >
      {send.error && <ProblemNote error={send.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'first', consent_basis: 'not_stated' }}
        onFinish={(body) =>
          send.mutate(
            { path: '/sources', body },
            { onSuccess: ({ source_id }) => navigate(`/data/sources/${source_id}`) },
          )
        }
      >
        <LabelField />
        <DetailFields />
      </Form>
    </Dialog>
  )
}
