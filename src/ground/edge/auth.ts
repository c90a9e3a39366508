import { betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { sql } from 'kysely'
import { Fault } from '../kernel/index.ts'
import type { Log, State } from '../state/index.ts'
import { Me } from './model.ts'
import { deriveKey } from './secrets.ts'

const sessionSeconds = 7 * 24 * 60 * 60

interface Settings {
  state: State
  /** The secret of the home. */
  secret: string
  publicUrl: string | null
  log: Log
}

/** A person who asks, with the Set-Cookie headers that go back to the browser. */
export interface SignedIn {
  me: Me
  cookies: string[]
}

export type Auth = ReturnType<typeof createAuth>

/**
 * Passwords and sessions, by better-auth over the tables of the schema `edge`. Nobody can sign up: people
 * come by setup and by invitation. The cookie is HttpOnly, SameSite=Lax, and Secure behind https; it lives
 * 7 days after the last visit.
 */
export function createAuth({ state, secret, publicUrl, log }: Settings) {
  const auth = betterAuth({
    appName: 'Talweg',
    // Only our own routes call it, so no request ever comes to this address.
    baseURL: publicUrl ?? 'http://localhost',
    // As a list, because a list in the environment would come before a single one.
    secrets: [{ version: 1, value: deriveKey(secret, 'sessions') }],
    database: { db: state.db, type: 'postgres', schemaName: 'edge', transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        language: { type: 'string', required: false, input: false },
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: sessionSeconds,
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      // Cookies do not know ports: two homes on one machine must not overwrite each other's.
      cookiePrefix: `talweg-${deriveKey(secret, 'cookies').slice(0, 6)}`,
      ipAddress: { disableIpTracking: true },
    },
    // The edge counts attempts itself, by address and e-mail.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error(`sign-in: ${message}`) },
  })

  /** better-auth hides what the database said behind an error of its own; asking again brings it out. */
  async function orDatabaseFault<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      if (isAPIError(error) && error.statusCode === 500) await sql`select 1`.execute(state.db)
      throw error
    }
  }

  return {
    /** Who sends these headers; null when there is no session, or no longer. */
    async identify(headers: Headers): Promise<SignedIn | null> {
      const found = await orDatabaseFault(auth.api.getSession({ headers, returnHeaders: true }))
      if (found.response === null) return null
      return { me: Me.parse(found.response.user), cookies: found.headers.getSetCookie() }
    },

    /** @throws Fault `edge.wrong_password`, the same whether the e-mail is known or not */
    async signIn(email: string, password: string, headers: Headers): Promise<SignedIn> {
      try {
        const signed = await orDatabaseFault(
          auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
        )
        return { me: Me.parse(signed.response.user), cookies: signed.headers.getSetCookie() }
      } catch (error) {
        if (isAPIError(error) && error.statusCode === 401)
          throw new Fault('unauthenticated', 'edge.wrong_password')
        throw error
      }
    },

    /** Ends the session of these headers; the cookies that take it out of the browser. */
    async signOut(headers: Headers): Promise<string[]> {
      const ended = await orDatabaseFault(auth.api.signOut({ headers, returnHeaders: true }))
      return ended.headers.getSetCookie()
    },

    /**
     * Ends all sessions of the person and begins a new one here; its cookies.
     * @throws Fault `edge.wrong_current_password`
     */
    async changePassword(current: string, next: string, headers: Headers): Promise<string[]> {
      try {
        const changed = await orDatabaseFault(
          auth.api.changePassword({
            body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
            headers,
            returnHeaders: true,
          }),
        )
        return changed.headers.getSetCookie()
      } catch (error) {
        if (isAPIError(error) && error.statusCode === 400)
          throw new Fault('invalid', 'edge.wrong_current_password')
        throw error
      }
    },

    /** A password as it is kept. */
    async hash(password: string): Promise<string> {
      return (await auth.$context).password.hash(password)
    },
  }
}
