import { expect, test } from 'vitest'
import { columnOf } from './column.ts'
import { matchTable } from './match-table.ts'

const words = 'United Global Golden Summit River Harbor Northern Silver Prime Royal Central Pacific'.split(
  ' ',
)
const trades = 'Steel Foods Logistics Paper Glass Textiles Energy Media Tools Furniture'.split(' ')
const forms = ['Ltd', 'Limited', 'Co', 'LLC', 'Inc', '']
const cities = ['Lyon', 'Leeds', 'Milan', 'Osaka', 'Turin', 'Denver']

const kinds = { name: 'name', domain: 'domain', city: 'category', notes: 'text' } as const

/** Companies of nine rows each, which share the words of their names with hundreds of others, those of their notes with a few, and their website with nobody. */
const rowsOf = (companies: number) =>
  Array.from({ length: 9 * companies }, (_, row) => {
    const company = row % companies
    const word = (at: number, list: readonly string[]) => list[Math.floor(company / at) % list.length] ?? ''
    return {
      company,
      name: `${word(1, words)} ${word(12, words)} ${word(144, trades)} ${forms[row % forms.length] ?? ''}`.trim(),
      domain: `firm${company}.example`,
      city: cities[(row * 7) % cities.length] ?? '',
      notes: [1, 2, 3, 4, 5, 6].map((at) => `note${(row * at * 7919) % (companies + 7)}`).join(' '),
    }
  })

test('a company of many rows is one account among ten thousand rows as among five hundred', () => {
  for (const companies of [60, 1_200]) {
    const rows = rowsOf(companies)
    const columns = (['name', 'domain', 'city', 'notes'] as const).map((title) => ({
      ...columnOf(
        title,
        rows.map((row) => row[title]),
      ),
      kind: kinds[title],
    }))
    const { group } = matchTable(columns, 'company')
    const accounts = new Set(rows.map(({ company }, row) => `${company} ${group[row]}`))
    expect(accounts.size).toBe(companies)
  }
})
