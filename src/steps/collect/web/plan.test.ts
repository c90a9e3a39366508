import { expect, test } from 'vitest'
import { type FileInspection, planOf, repeatedFields } from '../model.ts'
import { requestOf } from './plan.ts'

const inspection: FileInspection = {
  file_id: 'a'.repeat(64),
  name: 'crm.csv',
  bytes: 10,
  table: null,
  hidden: false,
  format: 'text',
  text: { encoding: 'utf-8', delimiter: ',', quote: '"', escaping: '"' },
  chosen: {},
  header_line: 1,
  fills_short_rows: false,
  rows: 1,
  rows_exact: true,
  kind: 'contacts',
  confidence: 0.5,
  columns: ['company_name', 'E-Mail', 'Website'].map((header) => ({
    header,
    field: header === 'E-Mail' ? 'email' : null,
    confidence: 1,
    reason: 'header' as const,
    examples: [],
    reading: { day_first: false, decimal_comma: false, unit: 1, serial: false, region: null, currency: null },
  })),
  sample: [],
  problems: [],
  remembered: null,
  fixes: null,
  origin: null,
}

test('a field is given to one column only', () => {
  expect(repeatedFields(['name', 'name', null, null, 'domain'])).toEqual(['name'])
  expect(requestOf([planOf(inspection, { fields: ['email', 'email', null] })])).toBeUndefined()
})

test('decisions lie over what was recognised, and a file of unknown kind is left out', () => {
  const plan = planOf(inspection, { source: ' Salesforce ' })
  expect(plan).toMatchObject({ kind: 'contacts', source: 'Salesforce', fields: [null, 'email', null] })
  const unknown = planOf({ ...inspection, kind: null }, {})
  expect(unknown).toBeUndefined()
  expect(requestOf([plan, unknown])?.files).toEqual([plan])
  expect(requestOf([unknown])).toBeUndefined()
  expect(requestOf([])).toBeUndefined()
})

test('accounts are imported before what names them', () => {
  const contacts = planOf(inspection, {})
  const accounts = planOf({ ...inspection, kind: 'accounts' }, { fields: ['name', null, null] })
  expect(requestOf([contacts, accounts])?.files.map((file) => file.kind)).toEqual(['accounts', 'contacts'])
})
