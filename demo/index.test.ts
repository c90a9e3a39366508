import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoOptions, writeDemoCompany } from './index.ts'
import { type ReadCompany, readDemoCompany, sound } from './reading.ts'

let company: ReadCompany
beforeAll(async () => {
  company = await readDemoCompany()
})
afterAll(() => company.remove())

describe('the files', () => {
  async function bytes(folder: string, options: DemoOptions) {
    const written = await writeDemoCompany(join(company.root, folder), { companies: 300, ...options })
    return Buffer.concat(await Promise.all(written.map((file) => readFile(file.path))))
  }

  test('are the same bytes for the same seed, and others for another', async () => {
    const [first, again, other] = [
      await bytes('first', { seed: 7 }),
      await bytes('again', { seed: 7 }),
      await bytes('other', { seed: 8 }),
    ]
    expect(first.equals(again)).toBe(true)
    expect(first.equals(other)).toBe(false)
  })

  test('have the rows they are said to have, in the encoding they are said to be in', async () => {
    for (const file of company.files)
      expect(company.recordsOf(file.name).length, file.name).toBe(file.rows + 1)
    const chinese = company.files.filter((file) => file.encoding === 'gbk')
    expect(chinese.map((file) => file.name)).toEqual(['客户名单.csv', '联系人.csv'])
    for (const file of chinese) {
      expect(company.textOf(file.name)).toContain('有限公司')
      const bytes = await readFile(file.path)
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    }
  })

  test('keep to dates inside the 18 months, the expected closing of open opportunities aside', () => {
    expect([company.truth.firstDate, company.truth.lastDate]).toEqual(['2025-01-01', '2026-06-30'])
    for (const place of sound(company.truth.opportunities)) {
      const { 'Created Date': created = '', 'Close Date': closed = '' } = company.cellsAt(place)
      expect(isoOf(created) >= company.truth.firstDate && isoOf(created) <= isoOf(closed)).toBe(true)
      expect(isoOf(closed) > company.truth.lastDate).toBe(place.outcome === 'open')
    }
  })

  test('can be as few as one company has', async () => {
    for (const companies of [1, 2, 5]) {
      const written = await writeDemoCompany(join(company.root, 'few'), { companies })
      expect(written.length).toBe(7)
    }
  })

  test('refuse a number of companies that is none', async () => {
    await expect(writeDemoCompany(company.root, { companies: 2.5 })).rejects.toThrow(RangeError)
    await expect(writeDemoCompany(company.root, { companies: -1 })).rejects.toThrow(RangeError)
  })
})

function isoOf(date: string): string {
  return date
    .split(/[-/]/)
    .map((part) => part.padStart(2, '0'))
    .join('-')
}
