import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { Navigate, useLocation } from 'react-router'
import { z } from 'zod'
import { ask } from '../api/client.ts'
import { useAnswer } from '../api/hooks.ts'
import { Me, mayDo, type Permission } from '../api/model.ts'
import { asProblem } from '../api/problem.ts'
import { ProblemNote, Waiting } from '../kit/feedback.tsx'

type Session = { me: Me; can: (permission: Permission) => boolean; signOut: () => Promise<void> }

const SessionContext = createContext<Session | undefined>(undefined)

/** Who is signed in and what they may do. What they may not do is not offered; the API refuses it in any case. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside of SignedIn')
  return session
}

const SetupState = z.object({ needed: z.boolean() })

/** Shows its children to people who are signed in, and leads others to sign in, or to set up a new home. */
export function SignedIn({ children }: { children: ReactNode }) {
  const cache = useQueryClient()
  const location = useLocation()
  // Kept while it is asked for in another language, or every page would begin anew and lose what was typed.
  const who = useAnswer(Me, '/session', { keep: true })
  const stranger = who.error !== null && asProblem(who.error).document.status === 401
  const setup = useAnswer(SetupState, '/setup', { when: stranger })
  const me = stranger ? undefined : who.data
  const session = useMemo<Session | undefined>(
    () =>
      me && {
        me,
        can: (permission) => mayDo(me.role, permission),
        signOut: async () => {
          await ask(z.unknown(), '/session', { method: 'DELETE' })
          cache.clear()
          window.location.assign('/sign-in')
        },
      },
    [me, cache],
  )
  if (session) return <SessionContext value={session}>{children}</SessionContext>
  if (stranger && setup.data) {
    const next = encodeURIComponent(location.pathname + location.search)
    return <Navigate replace to={setup.data.needed ? '/setup' : `/sign-in?next=${next}`} />
  }
  const problem = stranger ? setup.error : who.error
  return (
    <div className="tw-bare">
      {problem ? (
        <ProblemNote error={problem} retry={() => void (stranger ? setup : who).refetch()} />
      ) : (
        <Waiting />
      )}
    </div>
  )
}
