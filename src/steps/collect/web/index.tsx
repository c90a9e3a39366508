import { ImportOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { Room } from '../../../web/index.ts'
import { words as stepWords } from '../words.ts'
import type { ImportOutcome } from './ports.ts'
import { words } from './words.ts'
import './collect.css'

const ImportsPage = lazy(() => import('./imports-page.tsx'))
const NewImportPage = lazy(() => import('./new-import-page.tsx'))
const ImportJobPage = lazy(() => import('./import-job-page.tsx'))
const ImportPage = lazy(() => import('./import-page.tsx'))

/** The pages of collect: bringing files in, and everything that was ever brought in. */
export function collectRoom(outcome: ImportOutcome): Room {
  return {
    words: [stepWords, words],
    routes: [
      { path: 'data/imports', element: <ImportsPage /> },
      { path: 'data/imports/new', element: <NewImportPage /> },
      { path: 'data/imports/jobs/:jobId', element: <ImportJobPage outcome={outcome} /> },
      { path: 'data/imports/:importId', element: <ImportPage /> },
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
    ],
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
