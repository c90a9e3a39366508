import { Fault } from '../kernel/index.ts'
import type { Me } from './model.ts'
import { bearerOf, isSame, operatorToken } from './secrets.ts'

/** The command line of the home, which may do everything. It is no person: it has no password and no sessions. */
export const operator: Me = { id: 'operator', name: 'operator', email: '', role: 'owner', language: null }

/**
 * The operator, if the Authorization header says so; null without the header.
 * @throws Fault `edge.invalid_token` for any other value
 */
export function identifyOperator(headers: Headers, secret: string): Me | null {
  const token = bearerOf(headers)
  if (token === null) return null
  if (!isSame(token, operatorToken(secret))) throw new Fault('unauthenticated', 'edge.invalid_token')
  return operator
}
