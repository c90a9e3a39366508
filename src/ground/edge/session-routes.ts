import { z } from 'zod'
import { Fault } from '../kernel/index.ts'
import type { Attempt } from './attempts.ts'
import type { Auth, SignedIn } from './auth.ts'
import type { Links } from './links.ts'
import {
  AcceptRequest,
  InviteQuery,
  LanguageRequest,
  Me,
  PasswordRequest,
  SetupRequest,
  SignInRequest,
} from './model.ts'
import { operator } from './operator.ts'
import type { People } from './people.ts'
import { type Context, type Route, route } from './route.ts'

const tag = 'session'
/** Attempts a minute. Many people may share one address behind a proxy, few one e-mail. */
const perEmail = 10
const perAddress = 100
const perLink = 10

interface Services {
  auth: Auth
  links: Links
  people: People
  attempt: Attempt
}

/** Coming in and going out: setup, invitation, sign-in, password. */
export function sessionRoutes({ auth, links, people, attempt }: Services): Route[] {
  const countByEmail = (address: string, email: string) =>
    attempt({ [`address ${address}`]: perAddress, [`e-mail ${address} ${email}`]: perEmail })
  const countByLink = (address: string) => attempt({ [`link ${address}`]: perLink })

  return [
    route(
      {
        method: 'get',
        path: '/setup',
        permission: 'public',
        summary: 'Whether the owner has to be made',
        tag,
        response: z.object({ needed: z.boolean() }),
      },
      async () => ({ needed: await links.setupNeeded() }),
    ),
    route(
      {
        method: 'post',
        path: '/setup',
        permission: 'public',
        summary: 'Make the owner with the one-time token that the server printed, and sign in',
        tag,
        body: SetupRequest,
        status: 201,
        response: Me,
      },
      async ({ body }, context) => {
        countByLink(context.request.address)
        await links.checkSetup(body.token)
        await links.setUp(body.token, body, await auth.hash(body.password))
        return enter(context, await auth.signIn(body.email, body.password, context.request.headers))
      },
    ),
    route(
      {
        method: 'get',
        path: '/invite',
        permission: 'public',
        summary: 'Whom an invitation is for',
        tag,
        query: InviteQuery,
        response: z.object({ name: z.string(), email: z.string() }),
      },
      ({ query }, context) => {
        countByLink(context.request.address)
        return links.find(query.token)
      },
    ),
    route(
      {
        method: 'post',
        path: '/invite',
        permission: 'public',
        summary: 'Accept an invitation by setting a password, and sign in',
        tag,
        body: AcceptRequest,
        response: Me,
      },
      async ({ body }, context) => {
        countByLink(context.request.address)
        const { email } = await links.find(body.token)
        await links.accept(body.token, await auth.hash(body.password))
        return enter(context, await auth.signIn(email, body.password, context.request.headers))
      },
    ),
    route(
      {
        method: 'post',
        path: '/session',
        permission: 'public',
        summary: 'Sign in',
        tag,
        body: SignInRequest,
        response: Me,
      },
      async ({ body }, context) => {
        countByEmail(context.request.address, body.email)
        return enter(context, await auth.signIn(body.email, body.password, context.request.headers))
      },
    ),
    route(
      {
        method: 'get',
        path: '/session',
        permission: 'session',
        summary: 'Who is signed in',
        tag,
        response: Me,
      },
      (_input, { user }) => user,
    ),
    route(
      {
        method: 'patch',
        path: '/session',
        permission: 'session',
        summary: 'Choose the language of messages and exports',
        tag,
        body: LanguageRequest,
        response: Me,
      },
      async ({ body: { language } }, { user }) => {
        refuseOperator(user)
        await people.chooseLanguage(user.id, language)
        return { ...user, language }
      },
    ),
    route(
      {
        method: 'delete',
        path: '/session',
        permission: 'session',
        summary: 'Sign out',
        tag,
        response: 'none',
      },
      async (_input, context) => {
        if (context.user.id !== operator.id) setCookies(context, await auth.signOut(context.request.headers))
      },
    ),
    route(
      {
        method: 'patch',
        path: '/session/password',
        permission: 'session',
        summary: 'Change the own password; all other sessions end',
        tag,
        body: PasswordRequest,
        response: 'none',
      },
      async ({ body }, context) => {
        refuseOperator(context.user)
        countByEmail(context.request.address, context.user.email)
        setCookies(context, await auth.changePassword(body.current, body.new, context.request.headers))
      },
    ),
  ]
}

function enter(context: Pick<Context, 'reply'>, { me, cookies }: SignedIn): Me {
  setCookies(context, cookies)
  return me
}

function setCookies(context: Pick<Context, 'reply'>, cookies: string[]): void {
  for (const cookie of cookies) context.reply.append('set-cookie', cookie)
}

function refuseOperator(user: Me): void {
  if (user.id === operator.id) throw new Fault('forbidden', 'edge.operator_has_no_password')
}
