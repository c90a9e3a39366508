import { BulbOutlined, GlobalOutlined, QuestionCircleOutlined, UserOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Language } from '../../ground/kernel/index.ts'
import { ask } from '../api/client.ts'
import { Me } from '../api/model.ts'
import { openKeysHelp } from './keys.tsx'
import { chooseLanguage } from './language.ts'
import { useSession } from './session.tsx'
import { lights, useLight } from './theme.tsx'
import { Work } from './work.tsx'

/** Language, light, keys and the person: the right end of the header. */
export function HeaderTools() {
  const { t } = useTranslation()
  return (
    <div className="tw-tools">
      <Work />
      <Button
        type="text"
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label={t('web.keys.title')}
        title={t('web.keys.title')}
        onClick={openKeysHelp}
      />
      <LanguageSwitch onChoose={keepLanguage} />
      <LightSwitch />
      <PersonMenu />
    </div>
  )
}

/** Messages and exports of the server follow the page; where this fails, the page itself has changed all the same. */
const keepLanguage = (language: Language) =>
  void ask(Me, '/session', { method: 'PATCH', body: { language } }).catch(() => undefined)

/** Names the language that a click leads to, in that language. */
export function LanguageSwitch({ onChoose }: { onChoose?: (language: Language) => void }) {
  const { i18n } = useTranslation()
  const other = i18n.language === 'zh' ? 'en' : 'zh'
  return (
    <Button
      type="text"
      icon={<GlobalOutlined aria-hidden />}
      lang={other}
      onClick={() => {
        chooseLanguage(i18n, other)
        onChoose?.(other)
      }}
    >
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  )
}

export function LightSwitch() {
  const { t } = useTranslation()
  const { light, setLight } = useLight()
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        selectable: true,
        selectedKeys: [light],
        items: lights.map((key) => ({ key, label: t(`web.light.${key}`) })),
        onClick: ({ key }) => setLight(lights.find((each) => each === key) ?? 'auto'),
      }}
    >
      <Button
        type="text"
        icon={<BulbOutlined aria-hidden />}
        aria-label={t('web.light.title')}
        title={t('web.light.title')}
      />
    </Dropdown>
  )
}

function PersonMenu() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { me, signOut } = useSession()
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        items: [
          { key: 'who', label: `${me.email} · ${t(`web.role.${me.role}`)}`, disabled: true },
          { type: 'divider' },
          { key: 'password', label: t('web.password.title'), onClick: () => navigate('/settings/password') },
          { key: 'out', label: t('web.sign_out'), onClick: () => void signOut() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined aria-hidden />} className="tw-person" aria-label={me.name}>
        {me.name}
      </Button>
    </Dropdown>
  )
}
