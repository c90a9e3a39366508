import { z } from 'zod'
import { Fault, type FaultParams, type Language } from '../kernel/index.ts'
import { limitedBody, readJson } from './body.ts'
import { InvalidInput } from './problem.ts'
import type { Declaration } from './route.ts'

type Say = (key: string, params?: FaultParams) => string
type Mistake = { path: string; message: string }

/** zod has its own words for what is wrong with a value. */
const messages = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError }

/** A form with a thousand mistakes is told the first of them. */
const mostMistakes = 20

/** Query fields that every route takes and the edge itself reads. */
const commonQuery = ['lang']

/**
 * Reads what a route takes from a request, strictly: a field that nobody declared is refused.
 * @throws Fault `edge.invalid_input` with every mistake and its place, or one of reading the body
 */
export async function readInput(
  route: Declaration,
  request: Request,
  params: Record<string, string>,
  settings: { bodyLimit: number; language: Language; say: Say },
) {
  const query = queryOf(request.url)
  if (hasNul(params) || hasNul(query)) throw new Fault('invalid', 'edge.invalid_text')
  const limit = route.bodyLimit ?? settings.bodyLimit
  const raw = route.body === 'bytes'
  const sent = raw || route.body === undefined ? undefined : await readJson(request, limit)

  const mistakes: Mistake[] = []
  const read = (place: string, schema: z.ZodType, value: unknown) => {
    const parsed = schema.safeParse(value, { error: messages[settings.language] })
    if (parsed.success) return parsed.data
    mistakes.push(...parsed.error.issues.flatMap((issue) => toMistakes(place, issue, settings.say)))
    return undefined
  }
  const input = {
    params: read('params', route.params ?? nothing, params),
    query: read('query', route.query ?? nothing, query),
    body: route.body === undefined || route.body === 'bytes' ? undefined : read('body', route.body, sent),
    bytes: raw ? limitedBody(request, limit) : undefined,
  }
  if (mistakes.length > 0) throw new InvalidInput(mistakes.slice(0, mostMistakes))
  return input
}

const nothing = z.strictObject({})

/** One value as text, several of one name as an array. */
function queryOf(url: string): Record<string, string | string[]> {
  const search = new URL(url).searchParams
  const names = [...new Set(search.keys())].filter((name) => !commonQuery.includes(name))
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name)
      const [first = ''] = values
      return [name, values.length > 1 ? values : first]
    }),
  )
}

function hasNul(fields: Record<string, string | string[]>): boolean {
  return Object.values(fields)
    .flat()
    .some((value) => value.includes('\0'))
}

function toMistakes(place: string, issue: z.core.$ZodIssue, say: Say): Mistake[] {
  const path = [place, ...issue.path.map(String)]
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }]
  return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: say('edge.unknown_field') }))
}
