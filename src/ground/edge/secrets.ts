import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key of its own for each use, derived from the secret of the home. */
export function deriveKey(secret: string, use: string): string {
  return createHmac('sha256', secret).update(`talweg ${use}`).digest('base64url')
}

/**
 * The bearer token with which the command line acts as operator (role owner): who can read the secret of
 * the home owns the home anyway.
 */
export function operatorToken(secret: string): string {
  return deriveKey(secret, 'operator')
}

/**
 * What only the server of a home can answer to a number used once. The command line asks for it before it shows
 * its token to whatever listens at the noted address.
 */
export function serverProof(secret: string, nonce: string): string {
  return createHmac('sha256', deriveKey(secret, 'server')).update(nonce).digest('base64url')
}

/** 256 random bits for a link that works once. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token, so that the database alone opens nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Compares in a time that tells nothing about where two texts differ. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

/** The token of the Authorization header, empty when there is something else in it; null without the header. */
export function bearerOf(headers: Headers): string | null {
  const authorization = headers.get('authorization')
  return authorization === null ? null : (/^bearer +(\S+)$/i.exec(authorization)?.[1] ?? '')
}
