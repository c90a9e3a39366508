import type { Lake } from '../../../ground/lake/index.ts'
import { type ReadContext, readByHand } from '../../collect/index.ts'
import type { compared } from '../companies/evidence.ts'
import { nameKeys } from '../names/index.ts'
import type { MatchRequest } from './model.ts'
import { sql } from './statements.ts'

export type Said = Partial<Record<keyof typeof compared, string>>

/** What was said in the form of the account base; what cannot be read is left out. */
export async function understood(lake: Lake, request: MatchRequest, context: ReadContext) {
  const read = (kind: 'accounts' | 'contacts', field: string, text: string | undefined) => {
    const found = text === undefined ? undefined : readByHand(kind, field, text, context)
    return found && 'value' in found && found.value !== null ? found.value : null
  }
  const asText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  const email = asText(read('contacts', 'email', request.email))
  const name = asText(read('accounts', 'name', request.name))
  const place = ['country', 'region', 'city'].map(
    (field) => asText(read('accounts', field, Reflect.get(request, field))) ?? '',
  )
  const said: Said = {}
  const put = (key: keyof typeof compared, value: string | null) => {
    if (value !== null) said[key] = value
  }
  put('name', name === null ? null : await standing(lake, name))
  put(
    'domain',
    asText(read('accounts', 'domain', request.website)) ??
      (email === null ? null : asText(read('accounts', 'domain', email.split('@')[1]))),
  )
  put('credit_code', request.credit_code?.trim() ?? null)
  put('phone', asText(read('accounts', 'phone', request.phone)))
  put('address', request.address?.trim() || null)
  put('place', place.some(Boolean) ? place.join('/') : null)
  put('industry', asText(read('accounts', 'industry', request.industry)))
  return { said, email }
}

/** The name that stands for all names of a company. */
async function standing(lake: Lake, name: string): Promise<string> {
  const key = nameKeys(name).core_key
  const [root] = key === null ? [] : await lake.readEach(sql.root_of, [{ name_key: key }])
  return root ? String(root.name) : name
}
