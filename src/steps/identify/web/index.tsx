import {
  AimOutlined,
  ExperimentOutlined,
  FilterOutlined,
  OrderedListOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { lazy } from 'react'
import type { Room } from '../../../web/index.ts'
import type { AccountSection, Contributions } from '../../match/web/index.tsx'
import { words as signalWords } from '../../signals/words.ts'
import { avoidWords } from '../avoid/words.ts'
import { driftWords } from '../drift/words.ts'
import { segmentWords } from '../segments/words.ts'
import { steadinessWords } from '../steadiness/words.ts'
import { studyWords } from '../study/words.ts'
import { surveyWords } from '../survey/words.ts'
import { togetherWords } from '../together/words.ts'
import { versionWords } from '../versions/words.ts'
import { words as stepWords } from '../words.ts'
import { worksheetWords } from '../worksheet/words.ts'
import { accountViews } from './account-views.tsx'
import { avoidPageWords } from './avoid/words.ts'
import { draftPageWords } from './draft/words.ts'
import type { Tools } from './ports.ts'
import { segmentPageWords } from './segments/words.ts'
import { studyPageWords } from './study/words.ts'
import { surveyPageWords } from './survey/words.ts'
import { togetherPageWords } from './together/words.ts'
import { versionPageWords } from './versions/words.ts'
import { words } from './words.ts'
import { worksheetPageWords } from './worksheet/words.ts'
import './identify.css'

const ProfilesPage = lazy(() => import('./profiles-page.tsx'))
const LearnPage = lazy(() => import('./learn-page.tsx'))
const ProfilePage = lazy(() => import('./profile-page.tsx'))
const ListsPage = lazy(() => import('./lists-page.tsx'))
const BuildPage = lazy(() => import('./build-page.tsx'))
const ListPage = lazy(() => import('./list-page.tsx'))
const SegmentsPage = lazy(() => import('./segments/segments-page.tsx'))
const SegmentPage = lazy(() => import('./segments/segment-page.tsx'))
const StudyPage = lazy(() => import('./study/study-page.tsx'))
const SurveyPage = lazy(() => import('./survey/survey-page.tsx'))
const TogetherPage = lazy(() => import('./together/together-page.tsx'))
const AvoidPage = lazy(() => import('./avoid/avoid-page.tsx'))
const DraftPage = lazy(() => import('./draft/draft-page.tsx'))
const VersionsPage = lazy(() => import('./versions/versions-page.tsx'))
const PreviewPage = lazy(() => import('./versions/preview-page.tsx'))
const WorksheetsPage = lazy(() => import('./worksheet/worksheets-page.tsx'))
const WorksheetPage = lazy(() => import('./worksheet/worksheet-page.tsx'))
const ReceiptSection = lazy(() => import('./receipt.tsx'))
const PastScores = lazy(() => import('./versions/past-scores.tsx'))
const ProfileFitsSection = lazy(() => import('./versions/profile-fits.tsx'))
const AccountLists = lazy(() => import('./account-lists.tsx'))
const TodayPart = lazy(() => import('./today-part.tsx'))

const sections: readonly AccountSection[] = [
  { key: 'receipt', order: 100, part: ReceiptSection },
  { key: 'fits', order: 110, part: ProfileFitsSection },
  { key: 'lists', order: 200, part: AccountLists },
  { key: 'past-scores', order: 210, part: PastScores },
]

/** What identify adds to the working table and to the page of an account. */
export const identifyContributions: Contributions = { views: accountViews, sections }

const group = 'identify.web.identify'

/** The pages of identify: who the best customers are, and which accounts to win. */
export const identifyRoom = ({ Table }: Tools): Room => ({
  words: [
    signalWords,
    stepWords,
    steadinessWords,
    studyWords,
    worksheetWords,
    togetherWords,
    surveyWords,
    versionWords,
    driftWords,
    avoidWords,
    avoidPageWords,
    draftPageWords,
    words,
    studyPageWords,
    worksheetPageWords,
    togetherPageWords,
    surveyPageWords,
    segmentWords,
    segmentPageWords,
    versionPageWords,
  ],
  routes: [
    { path: 'identify/profiles', element: <ProfilesPage /> },
    { path: 'identify/profiles/learn', element: <LearnPage /> },
    { path: 'identify/profiles/together', element: <TogetherPage /> },
    { path: 'identify/profiles/avoid', element: <AvoidPage /> },
    { path: 'identify/profiles/:profileId', element: <ProfilePage /> },
    { path: 'identify/profiles/:profileId/edit', element: <DraftPage /> },
    { path: 'identify/profiles/:profileId/versions', element: <VersionsPage /> },
    { path: 'identify/profiles/:profileId/preview', element: <PreviewPage /> },
    { path: 'identify/worksheets', element: <WorksheetsPage /> },
    { path: 'identify/worksheets/:worksheetId', element: <WorksheetPage /> },
    { path: 'identify/lists', element: <ListsPage /> },
    { path: 'identify/lists/new', element: <BuildPage /> },
    { path: 'identify/lists/:listId', element: <ListPage /> },
    { path: 'identify/lists/:listId/build', element: <BuildPage /> },
    { path: 'identify/segments', element: <SegmentsPage /> },
    { path: 'identify/segments/new', element: <SegmentPage /> },
    { path: 'identify/segments/:segmentId', element: <SegmentPage /> },
    { path: 'identify/study', element: <StudyPage Table={Table} /> },
  ],
  open: [{ path: '/survey', element: <SurveyPage /> }],
  menu: [
    {
      to: '/identify/profiles',
      label: 'identify.web.profiles',
      icon: <AimOutlined />,
      group,
      order: 300,
      permission: 'data:read',
      letter: 'p',
    },
    {
      to: '/identify/worksheets',
      label: 'identify.web.sheet.all',
      icon: <TeamOutlined />,
      group,
      order: 305,
      permission: 'data:read',
      letter: 'w',
    },
    {
      to: '/identify/lists',
      label: 'identify.web.lists',
      icon: <OrderedListOutlined />,
      group,
      order: 310,
      permission: 'data:read',
      letter: 'l',
    },
    {
      to: '/identify/segments',
      label: 'identify.web.segment.all',
      icon: <FilterOutlined />,
      group,
      order: 315,
      permission: 'data:read',
      letter: 's',
    },
    {
      to: '/identify/study',
      label: 'identify.web.study',
      icon: <ExperimentOutlined />,
      group,
      order: 320,
      permission: 'data:import',
    },
  ],
  checklist: [
    {
      key: 'profile',
      title: 'identify.web.check.profile',
      text: 'identify.web.check.profile_text',
      to: '/identify/profiles',
      order: 2,
    },
    {
      key: 'list',
      title: 'identify.web.check.list',
      text: 'identify.web.check.list_text',
      to: '/identify/lists',
      order: 3,
    },
  ],
  today: [{ key: 'identify', order: 20, part: TodayPart }],
})
