import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { words as collect } from '../../src/steps/collect/web/words.ts'
import { pageWords } from '../../src/web/pages/words.ts'
import { words as web } from '../../src/web/words.ts'
import { xlsx } from '../support/xlsx.ts'
import { launch } from './browser.ts'
import { lookAt } from './look.ts'
import { type Server, startServer } from './server.ts'

const speak = createSpeaker([web, pageWords, collect])
const say = (key: string, params?: Record<string, string | number>) => speak('zh', key, params)

let browser: Browser
let server: Server
let context: BrowserContext
let page: Page
const problems: string[] = []

beforeAll(async () => {
  browser = await launch()
  server = await startServer()
  context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } })
  page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[014]/.test(message.text())) problems.push(message.text())
  })
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(server.setupLink)
  await page.getByLabel(say('web.name')).fill('林运营')
  await page.getByLabel(say('web.email')).fill('lin@talweg.test')
  for (const field of await page.locator('input[type=password]').all())
    await field.fill('four plain words here')
  await page.getByRole('button', { name: say('web.setup.do') }).click()
  await page.getByRole('heading', { level: 1, name: say('web.today.title') }).waitFor()
})
afterAll(async () => {
  await context?.close()
  await browser?.close()
  await server?.stop()
})

/** Text in GBK, by the decoder that every runtime has, turned around. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      if (letter.length === 1 && !codes.has(letter)) codes.set(letter, [lead, trail])
    }
  return Buffer.from([...text].flatMap((letter) => codes.get(letter) ?? [letter.charCodeAt(0)]))
}

const workbook = xlsx(
  [
    {
      name: '客户',
      rows: [
        ['2026 年重点客户名单'],
        ['制表人：市场部'],
        ['基本信息', null, null, '规模', null],
        ['公司名称', '官网', '行业', '员工人数', '成立日期'],
        ['甲科技有限公司', 'jia.example', '软件', { v: 1200, s: 0 }, { v: 38000, s: 1 }],
        ['乙制造有限公司', 'yi.example', '制造业', { v: 450, s: 0 }, { v: 36000.5, s: 1 }],
        ['丙医疗有限公司', 'bing.example', '医疗健康', { v: 80, s: 0 }, { v: 41000, s: 1 }],
        ['合计', null, null, { v: 1730, s: 0, f: 'SUM(D5:D7)' }],
      ],
      merges: ['A1:E1', 'A3:C3', 'D3:E3'],
    },
    {
      name: '联系人',
      rows: [
        ['姓名', '邮箱', '电话', '公司名称'],
        ['王芳', 'wang@jia.example', { v: '13800138000', s: 2 }, '甲科技有限公司'],
        ['李强', 'li@yi.example', { v: '13900139000', s: 2 }, '乙制造有限公司'],
      ],
    },
    {
      name: '旧名单',
      state: 'hidden',
      rows: [
        ['公司名称', '官网'],
        ['旧公司', 'jiu.example'],
      ],
    },
  ],
  { styles: [0, 'yyyy"年"m"月"d"日"', 0] },
)

/** Drops files on the page, as a person does. */
async function drop(files: readonly Readonly<{ name: string; content: Buffer }>[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (all) => {
      const data = new DataTransfer()
      for (const { name, base64 } of all)
        data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name))
      return data
    },
    files.map(({ name, content }) => ({ name, base64: content.toString('base64') })),
  )
  await page.getByText(say('collect.web.drop')).dispatchEvent('drop', { dataTransfer: transfer })
}

const card = (name: string) => page.getByRole('heading', { name, exact: true })

test('a workbook and a GBK file are dropped, understood and imported; a hidden sheet waits', async () => {
  await page.goto(`${server.url}/data/imports/new`)
  await page.getByText(say('collect.web.drop')).waitFor()
  const csv = gbk(
    '公司名称,官网,行业\r\n丁物流有限公司,ding.example,物流\r\n戊零售有限公司,wu.example,零售\r\n',
  )
  await drop([
    { name: 'crm.xlsx', content: workbook },
    { name: '客户 2026.csv', content: csv },
  ])
  for (const name of ['crm.xlsx › 客户', 'crm.xlsx › 联系人', '客户 2026.csv']) await card(name).waitFor()
  await page.getByText('GB18030').first().waitFor()
  await card('crm.xlsx › 旧名单').waitFor()
  await page.getByText(say('collect.web.hidden_sheet')).waitFor()
  const go = page.getByRole('button', { name: say('collect.web.import_rows', { count: 7, rows: '7' }) })
  await go.waitFor()
  await lookAt(page, 'files-recognised')

  // A reload finds the same tables, and the same one left aside.
  await page.reload()
  await card('crm.xlsx › 联系人').waitFor()
  await page.getByRole('button', { name: say('collect.web.take') }).waitFor()
  await go.waitFor()
  await go.click()
  await page.getByRole('link', { name: say('collect.web.see_accounts') }).waitFor({ timeout: 60_000 })
  for (const name of ['crm.xlsx › 客户', 'crm.xlsx › 联系人', '客户 2026.csv'])
    await page.getByRole('link', { name, exact: true }).waitFor()
  await page.goto(`${server.url}/accounts`)
  for (const name of ['甲科技有限公司', '戊零售有限公司'])
    await page.getByRole('row', { name: new RegExp(name) }).waitFor()
  expect(await page.getByText('旧公司').count()).toBe(0)
  expect(await page.getByText('合计').count()).toBe(0)
})

test('a table is pasted', async () => {
  await page.goto(`${server.url}/data/imports/new`)
  await page.getByRole('button', { name: say('collect.web.paste'), exact: true }).click()
  await page.getByLabel(say('collect.web.paste_here')).fill('公司名称\t官网\n己能源有限公司\tji.example\n')
  await page.getByLabel(say('collect.web.paste_name')).fill('协会名单')
  await page.getByRole('button', { name: say('collect.web.paste_take') }).click()
  await card('协会名单').waitFor()
  await page.getByRole('button', { name: say('collect.web.import_rows', { count: 1, rows: '1' }) }).waitFor()
  await lookAt(page, 'files-pasted')
})

test('what is no table says what to do', async () => {
  await page.goto(`${server.url}/data/imports/new`)
  const old = Buffer.alloc(2048)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(old)
  await drop([{ name: '客户.xls', content: old }])
  await page.getByText('Excel 97–2003').waitFor()
  expect(problems).toEqual([])
})
