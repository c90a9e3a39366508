import { DatabaseOutlined, ImportOutlined, SwapOutlined, TagsOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { Room } from '../../../web/index.ts'
import { mappingWords } from '../mappings/words.ts'
import { ownFieldWords } from '../own/words.ts'
import { sourceWords } from '../sources/words.ts'
import { words as stepWords } from '../words.ts'
import type { ImportOutcome } from './ports.ts'
import { sourcePageWords } from './sources/words.ts'
import { words } from './words.ts'
import './collect.css'

const ImportsPage = lazy(() => import('./imports-page.tsx'))
const NewImportPage = lazy(() => import('./new-import-page.tsx'))
const ImportJobPage = lazy(() => import('./import-job-page.tsx'))
const ImportPage = lazy(() => import('./import-page.tsx'))
const OwnFieldsPage = lazy(() => import('./own/own-fields-page.tsx'))
const MappingsPage = lazy(() => import('./mappings/mappings-page.tsx'))
const SourcesPage = lazy(() => import('./sources/sources-page.tsx'))
const SourcePage = lazy(() => import('./sources/source-page.tsx'))
const SourcesToday = lazy(() => import('./sources/today-part.tsx'))

/** One sheet that is brought in for a tool of a later step. */
export const OneSheet = lazy(() => import('./one-sheet.tsx'))

/** The same for a tool that asks nothing of its columns. */
export const OneTable = lazy(() => import('./one-table.tsx'))

/** The pages of collect: bringing files in, and everything that was ever brought in. */
export function collectRoom(outcome: ImportOutcome): Room {
  return {
    words: [stepWords, words, sourceWords, sourcePageWords, mappingWords, ownFieldWords],
    routes: [
      { path: 'data/imports', element: <ImportsPage /> },
      { path: 'data/imports/new', element: <NewImportPage /> },
      { path: 'data/imports/jobs/:jobId', element: <ImportJobPage outcome={outcome} /> },
      { path: 'data/imports/:importId', element: <ImportPage /> },
      { path: 'data/fields', element: <OwnFieldsPage /> },
      { path: 'data/mappings', element: <MappingsPage /> },
      { path: 'data/sources', element: <SourcesPage /> },
      { path: 'data/sources/:sourceId', element: <SourcePage /> },
    ],
    menu: [
      {
        to: '/data/imports',
        label: 'collect.web.imports',
        icon: <ImportOutlined />,
        group: 'collect.web.data',
        order: 200,
        permission: 'data:read',
        letter: 'i',
      },
      {
        to: '/data/sources',
        label: 'collect.web.sources',
        icon: <DatabaseOutlined />,
        group: 'collect.web.data',
        order: 210,
        permission: 'data:read',
        letter: 's',
      },
      {
        to: '/data/fields',
        label: 'collect.own',
        icon: <TagsOutlined />,
        group: 'collect.web.data',
        order: 225,
        permission: 'data:read',
      },
      {
        to: '/data/mappings',
        label: 'collect.web.mappings',
        icon: <SwapOutlined />,
        group: 'collect.web.data',
        order: 220,
        permission: 'data:read',
      },
    ],
    today: [{ key: 'sources', order: 1, part: SourcesToday }],
    checklist: [
      {
        key: 'data',
        title: 'collect.web.check.title',
        text: 'collect.web.check.text',
        to: '/data/imports/new',
        order: 1,
      },
    ],
  }
}
