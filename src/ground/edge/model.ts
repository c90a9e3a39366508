import { z } from 'zod'
import type { Language } from '../kernel/index.ts'
import { Role } from './permissions.ts'

export { mayDo, mayManage, type Permission, Role, roles } from './permissions.ts'

const Name = z.string().trim().min(1).max(100)
const Email = z.email().max(254).toLowerCase()
/** Long passwords beat complicated ones (NIST SP 800-63B); the upper limit keeps hashing cheap. */
export const Password = z.string().min(10).max(128)
/** A one-time token of a link: 256 bits in base64url. */
const Token = z.string().length(43)
const LanguageChoice = z
  .enum(['en', 'zh'] satisfies Language[])
  .nullable()
  .describe('null: as the browser asks')

/** The person who asks. */
export const Me = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role: Role, language: LanguageChoice })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const Person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    status: z.enum(['active', 'invited']).describe('invited: has not set a password yet'),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

export const Invitation = z
  .object({
    person: Person,
    invite_link: z.string().describe('Shown this once: whoever opens it within 7 days sets the password'),
  })
  .meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

export const SetupRequest = z.strictObject({ token: Token, name: Name, email: Email, password: Password })
export const SignInRequest = z.strictObject({ email: Email, password: z.string().min(1).max(128) })
export const InviteRequest = z.strictObject({ name: Name, email: Email, role: Role })
export const RoleRequest = z.strictObject({ role: Role })
export const AcceptRequest = z.strictObject({ token: Token, password: Password })
export const InviteQuery = z.strictObject({ token: Token })
export const PasswordRequest = z.strictObject({ current: z.string().min(1).max(128), new: Password })
export const LanguageRequest = z.strictObject({ language: LanguageChoice })

/** RFC 9457. `code` is stable; title and detail are said in the language of the reader. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('For edge.invalid_input: what is wrong where'),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

/** Types of values that a table knows, and that have a name in each language: countries are codes, industries English names. */
export const namedTypes = ['country', 'region', 'city', 'industry'] as const
export type NamedType = (typeof namedTypes)[number]

/** Values of such a type in the language of the reader; what the table does not know is called as it is written. */
export const ValueNames = z.object({ items: z.array(z.object({ value: z.string(), name: z.string() })) })

export const jobStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

/** Long work. `done` of `total` in the unit of the stage; total is null while it is not known. */
export const Job = z
  .object({
    id: z.string(),
    kind: z.string(),
    status: z.enum(jobStatuses),
    stage: z.string().nullable(),
    done: z.number(),
    total: z.number().nullable(),
    rows: z.number().nullable().describe('Rows read so far; null for work that reads none'),
    result: z.unknown(),
    fault: z.object({ code: z.string(), detail: z.string() }).nullable(),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    finished_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Job' })
export type Job = z.infer<typeof Job>

/** How fast a job is: rows per second and seconds left of its stage; null while that cannot be told. */
export type Pace = Readonly<{ rowsPerSecond: number | null; secondsLeft: number | null }>

/** Follows a job from the first report of each stage; what it answers is worth showing after a second. */
export function createPace(): (
  job: Pick<Job, 'stage' | 'done' | 'total' | 'rows'>,
  milliseconds: number,
) => Pace {
  let first = { stage: '', done: 0, rows: 0, at: 0 }
  return ({ stage, done, total, rows }, at) => {
    const isNew = first.stage !== stage || done < first.done
    if (isNew) first = { stage: stage ?? '', done, rows: rows ?? 0, at }
    const seconds = (at - first.at) / 1000
    if (seconds < 1) return { rowsPerSecond: null, secondsLeft: null }
    const rate = (done - first.done) / seconds
    return {
      rowsPerSecond: rows === null ? null : (rows - first.rows) / seconds,
      secondsLeft: total === null || rate <= 0 ? null : Math.max(0, total - done) / rate,
    }
  }
}
