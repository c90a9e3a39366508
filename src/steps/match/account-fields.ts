import { type NamedType, namedTypes } from '../../ground/edge/index.ts'
import type { Language } from '../../ground/kernel/index.ts'
import { type ColumnType, type Statement, sqlTypes } from '../../ground/lake/index.ts'
import { nameOf } from '../collect/index.ts'

/** A golden value of accounts: the field of the dictionary that it comes from, and how it is shown. */
export type AccountField = Readonly<{
  field: string
  type: ColumnType
  description: string
  /** Whether the working table offers it as a filter. */
  filterable: boolean
  /** Whether the working table shows it unless told otherwise. */
  shown: boolean
}>

const declare = (
  field: string,
  type: ColumnType,
  description: string,
  { filterable = false, shown = false }: Partial<Pick<AccountField, 'filterable' | 'shown'>> = {},
): AccountField => ({ field, type, description, filterable, shown })

/**
 * The golden values of an account, in the order in which they are shown. One line here is all that a field needs to
 * get from account files to the account base, the working table, exports, views and pages; its name stands under
 * `match.column.<field>`.
 */
export const accountFields: readonly AccountField[] = [
  declare('name', 'text', 'Name of the oldest row', { shown: true }),
  declare('english_name', 'text', 'Name in English'),
  declare('short_name', 'text', 'Short name, brand or abbreviation'),
  declare('domain', 'text', 'Registrable domain of the website', { shown: true }),
  declare('industry', 'text', 'Industry', { filterable: true, shown: true }),
  declare('employees', 'number', 'Number of employees', { shown: true }),
  declare('revenue', 'money', 'Annual revenue, in the unit of the source'),
  declare('founded', 'year', 'Year of founding'),
  declare('country', 'text', 'Country, ISO 3166 alpha-2 where recognised', { filterable: true, shown: true }),
  declare('region', 'text', 'Province, state or region', { filterable: true }),
  declare('city', 'text', 'City', { filterable: true, shown: true }),
  declare('address', 'text', 'Street address as written'),
  declare('phone', 'text', 'Telephone number of the company, E.164 where recognised'),
  declare('parent', 'text', 'Parent company as written', { filterable: true }),
  declare('purchasing', 'text', 'Who buys for it: itself or the group', { filterable: true }),
  declare('owner', 'text', 'Who looks after it', { filterable: true }),
  declare('listed', 'flag', 'Whether its shares are listed', { filterable: true }),
  declare('top_100', 'flag', 'Whether it is among the top 100', { filterable: true }),
  declare('major_taxpayer', 'flag', 'Whether it is a major taxpayer', { filterable: true }),
  declare('technologies', 'list', 'Technologies it uses', { filterable: true }),
  declare('maturity', 'text', 'Maturity of the organisation or its technology', { filterable: true }),
  declare('budget', 'money', 'Budget, in the unit of the source'),
  declare('customers', 'number', 'Number of its own customers'),
  declare('sites', 'number', 'Number of sites'),
  declare('it_employees', 'number', 'Employees in IT'),
  declare('rd_employees', 'number', 'Employees in research and development'),
  declare('sales_employees', 'number', 'Employees in sales'),
]

/** What is shown of a contact and may be changed by hand. */
export const contactFields = ['name', 'email', 'phone', 'title', 'department'] as const

/** Golden values of a type that a table knows are called like that type. */
export const namedTypeOf = (name: string): NamedType | undefined => namedTypes.find((type) => type === name)

/** What values are called in a language; those of other types are as they are. */
export const namesIn =
  (language: Language) =>
  (name: string, value: string): string => {
    const type = namedTypeOf(name)
    return type ? nameOf(type, value, language) : value
  }

const isKnown = ({ field }: AccountField) => namedTypeOf(field) !== undefined

const groups = {
  '': accountFields,
  contact: contactFields.map((field) => declare(field, 'text', '')),
  known: accountFields.filter(isKnown),
  plain: accountFields.filter((field) => !isKnown(field)),
}

const isGroup = (name: string): name is keyof typeof groups => name in groups

/**
 * The statement with `{each field: …}` written out for every golden value, and `{each field but a, b: …}` for the
 * others: `?` stands for the name of the field, `?type` for how it is stored. `{each known field: …}` does so for values that a
 * table knows, `{each plain field: …}` for the others, `{each contact field: …}` for the fields of contacts; with `for each` no
 * commas are put between.
 */
export const forFields = (statement: Statement): Statement => ({
  ...statement,
  sql: statement.sql.replace(
    /\{(for )?each (?:(contact|known|plain) )?field(?: but ([\w, ]+))?: ([^{}]*)\}/g,
    (_, bare: string | undefined, group = '', but = '', each = '') =>
      (isGroup(group) ? groups[group] : [])
        .filter(({ field }) => !but.split(', ').includes(field))
        .map(({ field, type }) => each.replaceAll('?type', sqlTypes[type]).replaceAll('?', field))
        .join(bare ? '\n' : ',\n  '),
  ),
})
