import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** As the API asks for. */
const shortest = 10

/** A new password, typed twice. */
export function PasswordFields({ name = 'password' }: { name?: string }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name={name}
        label={t('web.password.new')}
        extra={t('web.password.hint', { count: shortest })}
        rules={[{ required: true, min: shortest, message: t('web.password.hint', { count: shortest }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('web.password.again')}
        dependencies={[name]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue(name)
                ? Promise.resolve()
                : Promise.reject(new Error(t('web.password.differ'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
