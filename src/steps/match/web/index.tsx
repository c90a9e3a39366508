import {
  BankOutlined,
  ContactsOutlined,
  ControlOutlined,
  CopyOutlined,
  DiffOutlined,
  DollarOutlined,
  EditOutlined,
  FundOutlined,
  MedicineBoxOutlined,
  MergeCellsOutlined,
  OrderedListOutlined,
  ProfileOutlined,
  QuestionCircleOutlined,
  ScheduleOutlined,
  ShoppingOutlined,
  SwapOutlined,
  TagsOutlined,
} from '@ant-design/icons'
import { lazy } from 'react'
import type { Room } from '../../../web/index.ts'
import { dedupeWords } from '../dedupe/words.ts'
import { nameWords } from '../names/words.ts'
import { qualityWords } from '../quality/words.ts'
import { recordWords } from '../records/words.ts'
import { reviewWords } from '../review/words.ts'
import { trainingWords } from '../training/words.ts'
import { verdictWords } from '../verdicts/words.ts'
import { levelWords } from '../why/words.ts'
import { words as stepWords } from '../words.ts'
import { dedupePageWords } from './dedupe/words.ts'
import { namePageWords } from './names/words.ts'
import type { Contributions, Tools } from './ports.ts'
import { qualityPageWords } from './quality/words.ts'
import { trainingPageWords } from './training/words.ts'
import { words as valueWords } from './values/words.ts'
import { verdictPageWords } from './verdicts/words.ts'
import { words } from './words.ts'
import './match.css'

export type { AccountSection, Contributions } from './ports.ts'

const AccountsPage = lazy(() => import('./accounts-page.tsx'))
const ReviewPage = lazy(() => import('./review/review-page.tsx'))
const RecordsPage = lazy(() => import('./records/records-page.tsx'))
const MoreTablePage = lazy(() => import('./more-tables.tsx'))
const AccountPage = lazy(() => import('./account-page.tsx'))
const QualityPage = lazy(() => import('./quality/quality-page.tsx'))
const FlagsPage = lazy(() => import('./quality/flags-page.tsx'))
const ReachPage = lazy(() => import('./quality/reach-page.tsx'))
const RowsPage = lazy(() => import('./quality/rows-page.tsx'))
const RatesPage = lazy(() => import('./values/rates-page.tsx'))
const PrioritiesPage = lazy(() => import('./values/priorities-page.tsx'))
const EditsPage = lazy(() => import('./values/edits-page.tsx'))
const QueuePage = lazy(() => import('./queue/queue-page.tsx'))
const AliasesPage = lazy(() => import('./names/aliases-page.tsx'))
const NamesPage = lazy(() => import('./names/names-page.tsx'))
const DedupePage = lazy(() => import('./dedupe/dedupe-page.tsx'))
const WeightsPage = lazy(() => import('./training/weights-page.tsx'))
const VerdictsPage = lazy(() => import('./verdicts/verdicts-page.tsx'))

/** The account base in figures: a part of the first page, and what an import came to. */
export const BaseFigures = lazy(() => import('./base-figures.tsx'))

/** The pages of match: the working table of accounts and one page per account. */
export function matchRoom(contributions: Contributions, tools: Tools): Room {
  return {
    words: [
      stepWords,
      words,
      valueWords,
      recordWords,
      reviewWords,
      qualityWords,
      qualityPageWords,
      verdictWords,
      levelWords,
      verdictPageWords,
      trainingWords,
      trainingPageWords,
      nameWords,
      namePageWords,
      dedupeWords,
      dedupePageWords,
    ],
    routes: [
      { path: 'accounts', element: <AccountsPage views={contributions.views} /> },
      { path: 'data/review', element: <ReviewPage /> },
      { path: 'data/records/:table', element: <RecordsPage /> },
      { path: 'contacts', element: <MoreTablePage table="contacts" /> },
      { path: 'opportunities', element: <MoreTablePage table="opportunities" /> },
      { path: 'activities', element: <MoreTablePage table="activities" /> },
      { path: 'products', element: <MoreTablePage table="products" /> },
      { path: 'data/priorities', element: <PrioritiesPage /> },
      { path: 'data/rates', element: <RatesPage /> },
      { path: 'data/edits', element: <EditsPage /> },
      { path: 'data/doubts', element: <QueuePage /> },
      { path: 'data/verdicts', element: <VerdictsPage /> },
      { path: 'data/weights', element: <WeightsPage /> },
      { path: 'data/names', element: <NamesPage /> },
      { path: 'data/aliases', element: <AliasesPage /> },
      { path: 'data/dedupe', element: <DedupePage Sheet={tools.Sheet} /> },
      { path: 'accounts/:accountId', element: <AccountPage sections={contributions.sections} /> },
      { path: 'data/quality', element: <QualityPage /> },
      { path: 'data/flags', element: <FlagsPage /> },
      { path: 'data/reachability', element: <ReachPage /> },
      { path: 'data/rows/:kind', element: <RowsPage /> },
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
      {
        to: '/data/review',
        label: 'match.review',
        icon: <QuestionCircleOutlined />,
        group: 'collect.web.data',
        order: 240,
        permission: 'data:read',
      },
      {
        to: '/data/quality',
        label: 'match.web.quality',
        icon: <MedicineBoxOutlined />,
        group: 'collect.web.data',
        order: 240,
        permission: 'data:read',
        letter: 'h',
      },
      {
        to: '/contacts',
        label: 'match.web.table.contacts',
        icon: <ContactsOutlined />,
        order: 110,
        permission: 'data:read',
        letter: 'c',
      },
      {
        to: '/opportunities',
        label: 'match.web.table.opportunities',
        icon: <FundOutlined />,
        order: 120,
        permission: 'data:read',
        letter: 'o',
      },
      {
        to: '/activities',
        label: 'match.web.table.activities',
        icon: <ScheduleOutlined />,
        order: 130,
        permission: 'data:read',
      },
      {
        to: '/products',
        label: 'match.web.table.products',
        icon: <ShoppingOutlined />,
        order: 140,
        permission: 'data:read',
      },
      {
        to: '/data/priorities',
        label: 'match.web.priorities',
        icon: <OrderedListOutlined />,
        group: 'collect.web.data',
        order: 260,
        permission: 'data:read',
      },
      {
        to: '/data/rates',
        label: 'match.web.rates',
        icon: <DollarOutlined />,
        group: 'collect.web.data',
        order: 265,
        permission: 'data:read',
      },
      {
        to: '/data/edits',
        label: 'match.web.edits',
        icon: <EditOutlined />,
        group: 'collect.web.data',
        order: 270,
        permission: 'data:read',
      },
      {
        to: '/data/doubts',
        label: 'match.web.queue',
        icon: <DiffOutlined />,
        group: 'collect.web.data',
        order: 245,
        permission: 'data:read',
        letter: 'm',
      },
      {
        to: '/data/weights',
        label: 'match.web.weights_menu',
        icon: <ControlOutlined />,
        group: 'collect.web.data',
        order: 277,
        permission: 'data:read',
      },
      {
        to: '/data/verdicts',
        label: 'match.web.verdicts',
        icon: <MergeCellsOutlined />,
        group: 'collect.web.data',
        order: 275,
        permission: 'data:read',
      },
      {
        to: '/data/aliases',
        label: 'match.web.aliases',
        icon: <TagsOutlined />,
        group: 'collect.web.data',
        order: 279,
        permission: 'data:read',
      },
      {
        to: '/data/names',
        label: 'match.web.names',
        icon: <SwapOutlined />,
        group: 'collect.web.data',
        order: 280,
        permission: 'data:read',
      },
      {
        to: '/data/dedupe',
        label: 'match.web.dedupe',
        icon: <CopyOutlined />,
        group: 'collect.web.data',
        order: 285,
        permission: 'data:import',
      },
    ],
    today: [{ key: 'base', order: 10, part: BaseFigures }],
    search: { to: '/accounts', parameter: 'q', label: 'match.web.search' },
  }
}
