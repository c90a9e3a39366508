import { CodeOutlined, HomeOutlined, TeamOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import type { MenuEntry } from './room.ts'
import { useRooms } from './rooms.ts'
import { useSession } from './session.tsx'

const own: readonly MenuEntry[] = [
  { to: '/', label: 'web.today.title', icon: <HomeOutlined />, order: 0, permission: 'session', letter: 't' },
  {
    to: '/query',
    label: 'web.query.title',
    icon: <CodeOutlined />,
    group: 'web.tools',
    order: 900,
    permission: 'data:query',
    letter: 'q',
  },
  {
    to: '/settings/people',
    label: 'web.people.title',
    icon: <TeamOutlined />,
    group: 'web.settings',
    order: 1000,
    permission: 'people:manage',
    letter: 'e',
  },
]

/** The map for the person who is signed in: what is built and allowed, in the order of the loop. */
export function useMenu(): MenuEntry[] {
  const rooms = useRooms()
  const { can } = useSession()
  return [...own, ...rooms.flatMap((room) => room.menu)]
    .filter((entry) => can(entry.permission))
    .sort((left, right) => left.order - right.order)
}

export function Menu() {
  const { t } = useTranslation()
  const entries = useMenu()
  return (
    <ul className="tw-menu">
      {entries.map((entry, index) => (
        <li key={entry.to}>
          {entry.group && entries[index - 1]?.group !== entry.group && (
            <div className="tw-menu-group">{t(entry.group)}</div>
          )}
          <NavLink to={entry.to} end={entry.to === '/'}>
            <span aria-hidden>{entry.icon}</span>
            {t(entry.label)}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}
