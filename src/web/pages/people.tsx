import { UserAddOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Select, Tag, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { usePages, useSend } from '../api/hooks.ts'
import { Invitation, mayManage, Person, type Role, roles } from '../api/model.ts'
import { Dialog } from '../kit/dialog.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { EmptyNote, ProblemNote, useProblemWords, Waiting } from '../kit/feedback.tsx'
import { useFormat } from '../kit/format.ts'
import { Page } from '../kit/page.tsx'
import { DataTable } from '../kit/table/table.tsx'
import { useSession } from '../shell/session.tsx'

/** Who may use this home, and as what. */
export default function PeoplePage() {
  const { t } = useTranslation()
  const [inviting, setInviting] = useState(false)
  const [link, setLink] = useState<Invitation>()
  const people = usePages(Person, '/people')
  return (
    <Page
      title={t('web.people.title')}
      lead={t('web.people.lead')}
      actions={
        <>
          <ExportMenu path="/people/export" />
          <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={() => setInviting(true)}>
            {t('web.people.invite')}
          </Button>
        </>
      }
    >
      {people.error && <ProblemNote error={people.error} retry={() => void people.refetch()} />}
      {people.isPending ? (
        <Waiting />
      ) : (
        <DataTable
          label={t('web.people.title')}
          rows={people.items}
          rowKey={(person) => person.id}
          columns={[
            { key: 'name', title: t('web.name'), cell: (person) => person.name },
            { key: 'email', title: t('web.email'), cell: (person) => person.email },
            { key: 'role', title: t('web.role'), cell: (person) => <RoleChoice person={person} /> },
            { key: 'since', title: t('web.people.since'), cell: (person) => <Standing person={person} /> },
            {
              key: 'actions',
              title: t('web.actions'),
              cell: (person) => <PersonActions person={person} onLink={setLink} />,
            },
          ]}
          empty={<EmptyNote title={t('web.people.none')} />}
        />
      )}
      <InviteForm open={inviting} close={() => setInviting(false)} onLink={setLink} />
      <LinkShown invitation={link} close={() => setLink(undefined)} />
    </Page>
  )
}

/** The roles that the person who is signed in may give to somebody of this role. */
function useRoles(from: Role): { value: Role; label: string }[] {
  const { t } = useTranslation()
  const { me } = useSession()
  return roles
    .filter((role) => role === from || mayManage(me.role, from, role))
    .map((role) => ({ value: role, label: t(`web.role.${role}`) }))
}

function RoleChoice({ person }: { person: Person }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const say = useProblemWords()
  const { me } = useSession()
  const send = useSend(z.unknown())
  return (
    <Select
      size="small"
      className="tw-role"
      value={person.role}
      aria-label={t('web.people.role_of', { name: person.name })}
      disabled={person.id === me.id || !mayManage(me.role, person.role, person.role)}
      loading={send.isPending}
      options={useRoles(person.role)}
      popupMatchSelectWidth={false}
      onChange={(role) =>
        send.mutate(
          { path: `/people/${person.id}`, method: 'PATCH', body: { role } },
          { onError: (error) => void message.error(say(error).detail) },
        )
      }
    />
  )
}

function Standing({ person }: { person: Person }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (person.status === 'invited') return <Tag>{t('web.people.invited')}</Tag>
  return format.date(person.created_at)
}

/** A new one-time link (an invitation that got lost, a password forgotten), and removal. */
function PersonActions({ person, onLink }: { person: Person; onLink: (invitation: Invitation) => void }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const say = useProblemWords()
  const { me } = useSession()
  const remove = useSend(z.unknown())
  const renew = useSend(Invitation)
  if (person.id === me.id || !mayManage(me.role, person.role, null)) return null
  const complain = (error: unknown) => void message.error(say(error).detail)
  const confirm = () =>
    modal.confirm({
      scrollLock: false,
      title: t('web.people.remove_ask', { name: person.name }),
      content: t('web.people.remove_what'),
      okText: t('web.people.remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync({ path: `/people/${person.id}`, method: 'DELETE' }).catch(complain),
    })
  return (
    <span className="tw-row">
      <Button
        size="small"
        loading={renew.isPending}
        onClick={() =>
          renew.mutate({ path: `/people/${person.id}/invite` }, { onSuccess: onLink, onError: complain })
        }
      >
        {t('web.people.renew')}
      </Button>
      <Button size="small" type="text" danger onClick={confirm}>
        {t('web.people.remove')}
      </Button>
    </span>
  )
}

/** Shows a one-time link, which nobody can see again afterwards. */
function LinkShown({ invitation, close }: { invitation: Invitation | undefined; close: () => void }) {
  const { t } = useTranslation()
  const link = invitation && new URL(invitation.invite_link, window.location.origin).href
  return (
    <Dialog
      title={t('web.people.link_title')}
      open={invitation !== undefined}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          {t('web.done')}
        </Button>
      }
    >
      <p>{t('web.people.link', { name: invitation?.person.name })}</p>
      <Typography.Paragraph copyable className="tw-code">
        {link}
      </Typography.Paragraph>
    </Dialog>
  )
}

/** Asks for name, address and role of somebody new. */
function InviteForm(props: { open: boolean; close: () => void; onLink: (invitation: Invitation) => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm()
  const send = useSend(Invitation)
  const options = useRoles('marketer')
  const invite = (body: unknown) =>
    send.mutate(
      { path: '/people', body },
      {
        onSuccess: (invitation) => {
          form.resetFields()
          props.close()
          props.onLink(invitation)
        },
      },
    )
  return (
    <Dialog
      title={t('web.people.invite')}
      open={props.open}
      onCancel={props.close}
      onOk={form.submit}
      okText={t('web.people.make_link')}
      confirmLoading={send.isPending}
    >
      {send.error && <ProblemNote error={send.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'marketer' }}
        onFinish={invite}
      >
        <Form.Item
          name="name"
          label={t('web.name')}
          rules={[{ required: true, message: t('web.form.name') }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('web.email')}
          rules={[{ required: true, type: 'email', message: t('web.form.email') }]}
        >
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('web.role')} extra={<RoleHelp />}>
          <Select options={options} />
        </Form.Item>
      </Form>
    </Dialog>
  )
}

function RoleHelp() {
  const { t } = useTranslation()
  const role = Form.useWatch('role')
  return role ? t(`web.role.${role}.may`) : null
}
