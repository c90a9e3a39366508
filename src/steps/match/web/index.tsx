import { BankOutlined, ProfileOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { Room } from '../../../web/index.ts'
import { recordWords } from '../records/words.ts'
import { words as stepWords } from '../words.ts'
import type { Contributions } from './ports.ts'
import { words } from './words.ts'
import './match.css'

export type { AccountSection, Contributions } from './ports.ts'

const AccountsPage = lazy(() => import('./accounts-page.tsx'))
const RecordsPage = lazy(() => import('./records/records-page.tsx'))
const AccountPage = lazy(() => import('./account-page.tsx'))

/** The account base in figures: a part of the first page, and what an import came to. */
export const BaseFigures = lazy(() => import('./base-figures.tsx'))

/** The pages of match: the working table of accounts and one page per account. */
export function matchRoom(contributions: Contributions): Room {
  return {
    words: [stepWords, words, recordWords],
    routes: [
      { path: 'accounts', element: <AccountsPage views={contributions.views} /> },
      { path: 'data/records/:table', element: <RecordsPage /> },
      { path: 'accounts/:accountId', element: <AccountPage sections={contributions.sections} /> },
    ],
    menu: [
      {
        to: '/accounts',
        label: 'match.web.accounts',
        icon: <BankOutlined />,
        order: 100,
        permission: 'data:read',
        letter: 'a',
      },
      {
        to: '/data/records/purchases',
        label: 'match.web.records_menu',
        icon: <ProfileOutlined />,
        group: 'collect.web.data',
        order: 230,
        permission: 'data:read',
      },
    ],
    today: [{ key: 'base', order: 10, part: BaseFigures }],
    search: { to: '/accounts', parameter: 'q', label: 'match.web.search' },
  }
}
