import { Converter } from 'opencc-js/t2cn'
import { type Dictionary, dictionary, type Field } from '../fields/index.ts'
import { kindRules } from '../kind-rules.ts'
import type { Kind } from '../model.ts'

/** How well a header names a field, 0 to 1; `isHint`: only if the values agree. */
export interface HeaderMatch {
  score: number
  isHint: boolean
}

const exact = 0.95
/** After words that add nothing were left out: `Primary Industry`, `所属行业分类`. */
const reduced = 0.8
/** Only the last words name the field: `GICS Sector`. */
const ending = 0.55
const none: HeaderMatch = { score: 0, isHint: false }

/** Words that end the headers of many different things. */
const generic = new Set(
  words('name title type group id key size date time line item to who role result value total'),
)

const neutral = words(
  'primary main current total work business billing mailing shipping office hq headquarters registered the hs c crm 所属 所在 主要 当前 注册 办公 名称 分类 类别 信息',
)
const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * The words of a header: NFKC, simplified characters, lower case, split at case changes, underscores, spaces
 * and between scripts, without a remark in brackets: `AnnualRevenue__c (USD)` → annual, revenue, c. What only holds
 * the fields of a record in answers of an API (`properties.name`) is no part of their names.
 */
export function headerWords(header: string): string[] {
  return toSimplified(header.normalize('NFKC'))
    .replace(/^(?:properties|attributes|fields)\./i, '')
    .replace(/[([【{<].*?[)\]】}>]/gu, ' ')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(\p{Script=Han})(?=[A-Za-z0-9])|([A-Za-z0-9])(?=\p{Script=Han})/gu, '$1$2 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** The words of a header without what separates them: the form in which headers are compared. */
export function headerKey(header: string): string {
  return headerWords(header).join('')
}

type Keys = Readonly<{ synonyms: ReadonlySet<string>; hints: ReadonlySet<string>; own: ReadonlySet<string> }>

/** The keys of a field's headers, made once per field. */
const keysMade = new WeakMap<Field, Keys>()
function keysOf(field: Field): Keys {
  const made = keysMade.get(field)
  if (made) return made
  const keys = {
    synonyms: new Set(field.synonyms.map(headerKey)),
    hints: new Set(field.hints.map(headerKey)),
    own: new Set([field.field, field.label.en, field.label.zh].map(headerKey)),
  }
  keysMade.set(field, keys)
  return keys
}

/** Whether any kind of file has a field that is headed so. */
export function isKnownHeader(header: string, { fields }: Dictionary = dictionary): boolean {
  const key = headerKey(header)
  return fields.some((field) => keysOf(field).synonyms.has(key) || keysOf(field).hints.has(key))
}

/** Whether a header is what we call the field ourselves, as exports do. */
export const isOwnName = (header: string, field: Field): boolean => keysOf(field).own.has(headerKey(header))

type Forms = Readonly<{ tokens: readonly string[]; key: string; shorterForms: readonly string[] }>

/** The forms of a header in a file of a kind: the same for every field that it is compared with. */
const formsMade = new Map<string, Forms>()
const mostForms = 5000
function formsOf(header: string, kind: Kind): Forms {
  const name = `${kind} ${header}`
  const made = formsMade.get(name)
  if (made) return made
  const tokens = headerWords(header)
  const forms = { tokens, key: tokens.join(''), shorterForms: [...new Set(reductions(tokens, kind))] }
  if (formsMade.size >= mostForms) formsMade.clear()
  formsMade.set(name, forms)
  return forms
}

/** How well a header names a field in a file of this kind. */
export function matchHeader(header: string, field: Field, kind: Kind): HeaderMatch {
  const keys = keysOf(field)
  const { tokens, key, shorterForms } = formsOf(header, kind)
  if (tokens.length === 0) return none
  if (keys.synonyms.has(key)) return { score: exact, isHint: false }
  if (keys.hints.has(key)) return { score: exact, isHint: true }
  for (const shorter of shorterForms) {
    if (keys.synonyms.has(shorter)) return { score: reduced, isHint: false }
    if (keys.hints.has(shorter)) return { score: reduced, isHint: true }
  }
  return endsWithSynonym(tokens, key, keys.synonyms) ? { score: ending, isHint: false } : none
}

/** The header without words that add nothing in a file of this kind, as separate words and as parts of a compound. */
function reductions(tokens: readonly string[], kind: Kind): string[] {
  const empty = [...neutral, ...words(kindRules[kind].neutral)]
  const kept = tokens.filter((token) => !empty.includes(token)).join('')
  const shorter: string[] = [kept]
  for (const start of ['', ...empty]) {
    for (const end of ['', ...empty]) {
      if (kept.startsWith(start) && kept.endsWith(end) && kept.length > start.length + end.length) {
        shorter.push(kept.slice(start.length, kept.length - end.length))
      }
    }
  }
  return shorter.filter(Boolean)
}

function endsWithSynonym(tokens: readonly string[], key: string, synonyms: ReadonlySet<string>): boolean {
  if (tokens.some((_, index) => index > 0 && isTelling(tokens.slice(index).join(''), synonyms))) return true
  const [han = ''] = /\p{Script=Han}+$/u.exec(key) ?? []
  return [...synonyms].some((synonym) => /^\p{Script=Han}{2,}$/u.test(synonym) && han.endsWith(synonym))
}

function isTelling(key: string, synonyms: ReadonlySet<string>): boolean {
  return synonyms.has(key) && !generic.has(key)
}

function words(text: string): string[] {
  return text.split(' ')
}
