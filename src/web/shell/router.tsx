import { lazy } from 'react'
import { createBrowserRouter } from 'react-router'
import { CrashPage } from './crash.tsx'
import { Layout } from './layout.tsx'
import type { Room } from './room.ts'
import { SignedIn } from './session.tsx'

const SignInPage = lazy(() => import('../pages/sign-in.tsx'))
const SetupPage = lazy(() => import('../pages/setup.tsx'))
const InvitePage = lazy(() => import('../pages/invite.tsx'))
const TodayPage = lazy(() => import('../pages/today.tsx'))
const PeoplePage = lazy(() => import('../pages/people.tsx'))
const PasswordPage = lazy(() => import('../pages/password.tsx'))
const QueryPage = lazy(() => import('../pages/query.tsx'))
const MissingPage = lazy(() => import('../pages/missing.tsx'))

/** The pages of the shell and of the rooms. Each is fetched when it is first opened. */
export function createRoutes(rooms: readonly Room[]) {
  const inside = [
    { index: true, element: <TodayPage /> },
    ...rooms.flatMap((room) => room.routes),
    { path: 'query', element: <QueryPage /> },
    { path: 'settings/people', element: <PeoplePage /> },
    { path: 'settings/password', element: <PasswordPage /> },
    { path: '*', element: <MissingPage /> },
  ].map((route) => ({ ...route, errorElement: <CrashPage /> }))
  return createBrowserRouter([
    { path: '/sign-in', element: <SignInPage />, errorElement: <CrashPage /> },
    { path: '/setup', element: <SetupPage />, errorElement: <CrashPage /> },
    ...rooms.flatMap(({ open = [] }) => open).map((route) => ({ ...route, errorElement: <CrashPage /> })),
    { path: '/invite', element: <InvitePage />, errorElement: <CrashPage /> },
    {
      path: '/',
      element: (
        <SignedIn>
          <Layout />
        </SignedIn>
      ),
      errorElement: <CrashPage />,
      children: inside,
    },
  ])
}
