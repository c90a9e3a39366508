import { Alert, Button, Form, Input, InputNumber, Segmented, Select, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemNote, Section, useFormat, useSession, useStart } from '../../../web/index.ts'
import { BuildRequest, type TargetList } from '../lists/model.ts'
import type { Profile } from '../profile/model.ts'

/** A pilot is dozens, not hundreds: the API warns at the same size. */
const longFirstList = 100
const relationships = ['all', 'customers', 'not_customers'] as const
const tiers = ['tier_1', 'tier_2', 'tier_3'] as const

type BuildFormProps = {
  profiles: readonly Profile[]
  /** No list was ever built. */
  first: boolean
  /** The list whose next version is built. */
  earlier?: TargetList
  profile: string | null
  onStart: (job: string) => void
}

/** Everything a list needs: name, owner, goal, profile, who belongs on it, and how many. */
export function BuildForm({ profiles, first, earlier, profile, onStart }: BuildFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { me } = useSession()
  const send = useStart()
  const newest = profiles[0]?.profile_id
  const usual = BuildRequest.parse({ name: t('identify.web.usual_list'), owner: me.name })
  const { name, owner, kpi, pilot, capacity, relationship } = earlier ?? usual
  const initialValues = { name, owner, kpi, pilot, capacity, relationship, profile_id: profile ?? newest }
  const build = (values: unknown) => {
    const path = earlier ? `/targets/${earlier.list_id}/build` : '/targets'
    send.mutate(
      { path, body: earlier ? { request: values } : values },
      { onSuccess: (job) => onStart(job.id) },
    )
  }
  return (
    <>
      {send.error && <ProblemNote error={send.error} />}
      <Form layout="vertical" requiredMark={false} initialValues={initialValues} onFinish={build}>
        <Section title={t('identify.web.project')}>
          <div className="tw-fields">
            <Form.Item
              name="name"
              label={t('identify.web.name')}
              extra={t('identify.web.name_hint')}
              rules={[{ required: true, message: t('web.form.name') }]}
            >
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item
              name="owner"
              label={t('identify.web.owner')}
              extra={t('identify.web.owner_hint')}
              rules={[{ required: true, message: t('web.form.name') }]}
            >
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="kpi" label={t('identify.web.kpi')} extra={t('identify.web.kpi_hint')}>
              <Input maxLength={300} />
            </Form.Item>
            <Form.Item
              name="pilot"
              label={t('identify.web.pilot')}
              extra={t('identify.web.pilot_hint')}
              valuePropName="checked"
            >
              <Switch />
            </Form.Item>
          </div>
        </Section>
        <Section title={t('identify.web.whom')}>
          <div className="tw-fields">
            <Form.Item
              name="profile_id"
              label={t('identify.web.profile')}
              extra={t('identify.web.profile_hint')}
            >
              <Select
                options={profiles.map((each) => ({
                  value: each.profile_id,
                  label: `${each.name} (${format.date(each.learned_at)}, ${t(`identify.web.finding.${each.finding}`)})`,
                }))}
              />
            </Form.Item>
            <Form.Item name="relationship" label={t('identify.web.relationship')}>
              <Segmented
                options={relationships.map((value) => ({
                  value,
                  label: t(`identify.web.relationship.${value}`),
                }))}
              />
            </Form.Item>
          </div>
        </Section>
        <Section title={t('identify.web.capacity')} lead={t('identify.web.capacity_lead')}>
          <div className="tw-fields">
            {tiers.map((tier) => (
              <Form.Item
                key={tier}
                name={['capacity', tier]}
                label={t(`identify.web.${tier}`)}
                extra={t(`identify.web.${tier}_hint`)}
                rules={[{ required: true, message: t('identify.web.capacity_lead') }]}
              >
                <InputNumber min={0} max={100_000} precision={0} />
              </Form.Item>
            ))}
          </div>
          <Form.Item dependencies={['capacity']} noStyle>
            {({ getFieldValue }) => <SizeNote capacity={getFieldValue('capacity')} first={first} />}
          </Form.Item>
        </Section>
        <Button type="primary" size="large" htmlType="submit" loading={send.isPending || send.isSuccess}>
          {t(earlier ? 'identify.web.rebuild' : 'identify.web.build_do')}
        </Button>
      </Form>
    </>
  )
}

/** How many accounts that makes; a first list that is too long to agree on is warned of. */
function SizeNote({
  capacity,
  first,
}: {
  capacity: Partial<TargetList['capacity']> | undefined
  first: boolean
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const most = tiers.reduce((sum, tier) => sum + (capacity?.[tier] ?? 0), 0)
  return first && most > longFirstList ? (
    <Alert type="warning" showIcon title={t('identify.warn_long_list')} />
  ) : (
    <p className="tw-muted">{t('identify.web.at_most', { count: most, accounts: format.count(most) })}</p>
  )
}
