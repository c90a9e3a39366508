import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestTalweg, type TestTalweg } from '../support/talweg.ts'
import { xlsx } from '../support/xlsx.ts'

let talweg: TestTalweg
let folder = ''
beforeAll(async () => {
  talweg = await openTestTalweg()
  folder = await mkdtemp(join(tmpdir(), 'talweg-odd-cells-'))
})
afterAll(async () => {
  await talweg?.close()
  await rm(folder, { recursive: true })
})

type Row = Record<string, unknown>
const stored = () => talweg.query('select name, domain, city, owner from accounts order by domain')

async function bring(name: string, content: Uint8Array | string) {
  const path = join(folder, name)
  await writeFile(path, content)
  const [done] = (await talweg.importFiles([path])).imports
  if (done === undefined) throw new Error(`nothing of ${name} was imported`)
  return done
}

async function exported(format: string): Promise<Uint8Array> {
  const query = { format, columns: 'name,domain,city,owner', sort: 'domain' }
  return new Response(await talweg.api.download('/accounts/export', query)).bytes()
}

/** Whatever leaves comes back as the same values. */
async function comesBack(importId: string): Promise<void> {
  const before = await stored()
  for (const format of ['csv', 'xlsx']) {
    const content = await exported(format)
    await talweg.undo(importId)
    const { import_id } = await bring(`back.${format}`, content)
    expect(await stored(), format).toEqual(before)
    await talweg.undo(import_id)
    await talweg.api.job(`/imports/${importId}/redo`, undefined)
  }
  await talweg.undo(importId)
}

test('formulas stay texts, of a workbook their last result, and leave so that no spreadsheet runs them', async () => {
  const link = '=HYPERLINK("http://x","y")'
  const first = { name: link, domain: 'a.com', city: "=cmd|'/c calc'!A1", owner: '@SUM(1)' }
  const csv = await bring(
    'formulas.csv',
    `Account Name,Website,City,Owner\n"${link.replaceAll('"', '""')}",a.com,"=cmd|'/c calc'!A1",@SUM(1)\nB,b.com,,-2+3\n`,
  )
  const second = { name: 'B', domain: 'b.com', city: null, owner: '-2+3' }
  expect(await stored()).toEqual([first, second])
  const text = new TextDecoder().decode(await exported('csv'))
  expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")",a.com,'=cmd|'/c calc'!A1,'@SUM(1)`)
  await comesBack(csv.import_id)
  const { import_id } = await bring(
    'formulas.xlsx',
    xlsx([
      {
        name: 'A',
        rows: [
          ['Account Name', 'Website', 'City', 'Owner'],
          [{ t: 'str', v: 'Sum', f: 'A1&"x"' }, 'a.com', { v: '', f: 'B1' }, { t: 'e', v: '#REF!', f: 'C1' }],
        ],
      },
    ]),
  )
  expect(await stored()).toEqual([{ name: 'Sum', domain: 'a.com', city: null, owner: null }])
  await talweg.undo(import_id)
})

test('of headers that differ only by case one is the field, and the others are kept under their own names', async () => {
  const { import_id } = await bring('case.csv', 'Name,name,NAME,Website\nA,b,C,a.com\nD,e,F,d.com\n')
  const [account] = await talweg.query("select account_id, name from accounts where domain = 'a.com'")
  const { items } = (await talweg.api.get(`/accounts/${account?.account_id}/others`)) as { items: Row[] }
  const others = items.map(({ value }) => value)
  expect([account?.name, ...others].sort()).toEqual(['A', 'C', 'b'])
  await talweg.undo(import_id)
})

test('emoji, marks of direction and rare characters: found, exported, and back again', async () => {
  const names = ['𠮷野家', '䶮科技', '😀 Toys', '\u200fשלום\u200e Ltd', 'e\u0301cole']
  const rows = names.map((name, i) => `${name},w${i}.com,,${name}`)
  const { import_id } = await bring('names.csv', `Account Name,Website,City,Owner\n${rows.join('\n')}\n`)
  // What nobody sees is left out, and letters are put together: NFKC.
  const values = ['𠮷野家', '䶮科技', '😀 Toys', 'שלום Ltd', 'école']
  expect((await stored()).map(({ name, owner }) => [name, owner])).toEqual(values.map((name) => [name, name]))
  for (const q of ['𠮷野家', '䶮', '😀', 'שלום', 'école']) {
    const { items } = (await talweg.api.get('/accounts', { q })) as { items: Row[] }
    expect(
      items.map(({ name }) => name),
      q,
    ).toEqual(values.filter((name) => name.includes(q)))
  }
  await comesBack(import_id)
})
