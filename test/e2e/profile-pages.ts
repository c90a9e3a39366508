import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createSpeaker } from '../../src/ground/kernel/index.ts'
import { words as collect } from '../../src/steps/collect/web/words.ts'
import { avoidWords } from '../../src/steps/identify/avoid/words.ts'
import { driftWords } from '../../src/steps/identify/drift/words.ts'
import { togetherWords } from '../../src/steps/identify/together/words.ts'
import { versionWords } from '../../src/steps/identify/versions/words.ts'
import { avoidPageWords } from '../../src/steps/identify/web/avoid/words.ts'
import { draftPageWords } from '../../src/steps/identify/web/draft/words.ts'
import { togetherPageWords } from '../../src/steps/identify/web/together/words.ts'
import { versionPageWords } from '../../src/steps/identify/web/versions/words.ts'
import { words as identifyPages } from '../../src/steps/identify/web/words.ts'
import { worksheetPageWords } from '../../src/steps/identify/web/worksheet/words.ts'
import { words as identify } from '../../src/steps/identify/words.ts'
import { words as web } from '../../src/web/words.ts'
import { lookAt } from './look.ts'
import type { Server } from './server.ts'

const speak = createSpeaker([
  web,
  collect,
  identify,
  identifyPages,
  worksheetPageWords,
  avoidWords,
  avoidPageWords,
  driftWords,
  togetherWords,
  togetherPageWords,
  versionWords,
  versionPageWords,
  draftPageWords,
])
const en = (key: string, params?: Record<string, unknown>) => speak('en', key, params)
const zh = (key: string, params?: Record<string, unknown>) => speak('zh', key, params)

/** Companies of which shops win and stay, and gyms do not. */
const companies = Array.from({ length: 240 }, (_, i) => ({
  name: `Company ${i} ${['Ardent', 'Borealis', 'Cairn', 'Dorado', 'Eider'][i % 5]}`,
  isGym: i % 2 === 1,
  employees: 10 + ((i * 37) % 90),
  won: (i % 3 === 0) === (i % 2 === 1) || (i * 37) % 90 > 70,
  stays: (i % 3 === 0) === (i % 2 === 1),
}))
const files = {
  'accounts.csv': [
    'Account Name,Industry,Employees,Website',
    ...companies.map(
      ({ name, isGym, employees }, i) => `${name},${isGym ? 'Sports' : 'Retail'},${employees},c${i}.example`,
    ),
  ],
  'opportunities.csv': [
    'Opportunity ID,Account Name,Stage,Amount,Close Date',
    ...companies.map(
      ({ name, won }, i) => `o${i},${name},${won ? 'Won' : 'Lost'},${100 + i},2026-0${1 + (i % 9)}-01`,
    ),
  ],
  'contracts.csv': [
    'Contract Number,Account Name,Contract Amount,Purchase Date,Start Date,End Date',
    ...companies.flatMap(({ name, stays }, i) => [
      `C${i},${name},100,2025-03-01,2025-03-01,2026-02-28`,
      ...(stays ? [`N${i},${name},150,2026-03-01,2026-03-01,2027-02-28`] : []),
    ]),
  ],
}
/** Deals of gyms alone, after the last day that was learned from. */
const later = {
  'later.csv': [
    'Opportunity ID,Account Name,Stage,Amount,Close Date,Product',
    ...companies
      .filter(({ isGym }) => isGym)
      .slice(0, 80)
      .map(({ name }, i) => `later${i},${name},${i % 4 === 0 ? 'Won' : 'Lost'},100,2026-10-01,Turnstile`),
  ],
}

/** The pages of profiles over a base: `lin` may change them and reads English, `wu` of sales reads Chinese. */
export function profilePages(parts: () => Readonly<{ server: Server; lin: Page; wu: Page }>): void {
  /** The profile that was learned from the deals. */
  let learned = ''
  const open = (page: Page, path: string) => page.goto(`${parts().server.url}/identify/profiles${path}`)
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click()

  async function importFiles(page: Page, texts: Readonly<Record<string, readonly string[]>>): Promise<void> {
    await page.goto(`${parts().server.url}/data/imports/new`)
    await page.locator('input[type=file]').setInputFiles(
      Object.entries(texts).map(([name, lines]) => ({
        name,
        mimeType: 'text/csv',
        buffer: Buffer.from(lines.join('\n')),
      })),
    )
    await page.getByRole('button', { name: /^Import .*row/ }).click({ timeout: 60_000 })
    await page.getByRole('link', { name: en('collect.web.see_accounts') }).waitFor({ timeout: 60_000 })
  }

  test('a mix of outcomes is weighed and learned from', async () => {
    const { lin } = parts()
    await importFiles(lin, files)
    await open(lin, '/learn')
    await lin.getByLabel(en('identify.web.name'), { exact: true }).fill('Mixed')
    await lin.getByLabel(en('identify.web.outcome'), { exact: true }).click()
    await lin.getByTitle(en('identify.outcome.mix'), { exact: true }).click()
    await lin.getByLabel(en('identify.outcome.renewed'), { exact: true }).fill('2')
    await lin.getByLabel(en('identify.outcome.revenue'), { exact: true }).fill('1')
    await lin
      .getByRole('table', { name: en('identify.outcome_successes') })
      .getByRole('row')
      .nth(1)
      .waitFor()
    await lookAt(lin, 'profile-mix')
    await press(lin, en('identify.web.learn_do'))
    await lin.getByRole('heading', { level: 1, name: /^Mixed/ }).waitFor({ timeout: 60_000 })
    await lin.getByText(en('identify.finding.signal_of_cases'), { exact: true }).waitFor()
    expect(await lin.getByText(en('identify.verdict.wins'), { exact: true }).count()).toBe(0)
  })

  test('who leaves is found out with one press, and read in the language of each', async () => {
    const { lin, wu } = parts()
    await open(lin, '/avoid')
    await press(lin, en('identify.web.avoid_learn'))
    const lines = (page: Page, say: typeof en) =>
      page.getByRole('table', { name: say('identify.web.avoid_lines') }).locator('tbody tr')
    await lines(lin, en).filter({ hasText: 'Sports' }).waitFor({ timeout: 60_000 })
    await open(wu, '/avoid')
    await lines(wu, zh).filter({ hasText: '体育' }).getByText('80 / 120').waitFor()
    await lookAt(wu, 'profile-avoid-zh')
  })

  test('customers that drift away are seen and reminded of, until somebody reviewed the profile', async () => {
    const { lin, wu } = parts()
    await open(lin, '/learn')
    await press(lin, en('identify.web.learn_do'))
    await lin.waitForURL(/profiles\/icp_/, { timeout: 60_000 })
    learned = `/${new URL(lin.url()).pathname.split('/').at(-1)}`
    await importFiles(lin, later)
    await open(lin, '')
    const about = { name: 'Best customers', version: 1 }
    const drifted = lin.getByText(en('identify.reminder.drift', { ...about, traits: 'Industry' }))
    const offer = lin.getByText(en('identify.reminder.offer.added', { ...about, added: 'Turnstile' }))
    await offer.waitFor()
    await drifted.waitFor()
    await lookAt(lin, 'profile-reminders')
    await open(wu, learned)
    const section = wu.getByRole('region', { name: zh('identify.web.drift') })
    await section.getByText(zh('identify.drift.shift.much'), { exact: true }).first().waitFor()
    await section.getByRole('figure').first().waitFor()
    expect(await section.getByRole('button', { name: zh('identify.web.reviewed') }).count()).toBe(0)
    await lookAt(wu, 'profile-drift-zh')
    await open(lin, learned)
    await press(lin, en('identify.web.reviewed'))
    await lin
      .getByRole('dialog')
      .getByRole('button', { name: en('identify.web.reviewed') })
      .click()
    await lin.getByRole('dialog').waitFor({ state: 'detached' })
    await open(lin, '')
    await drifted.waitFor()
    expect(await offer.count()).toBe(0)
  })

  test('team and data contradict; one dial puts them together', async () => {
    const { lin } = parts()
    const team = {
      ...{ schema: 'talweg/scorecard', version: 1, name: 'Gym team', origin: 'team' },
      traits: [
        { trait: 'industry', bins: [{ value: 'Sports', points: 70 }] },
        { trait: 'employees', bins: [{ from: 50, below: null, points: 30 }] },
      ],
    }
    await open(lin, '')
    await lin
      .getByLabel(en('identify.web.file_open'))
      .setInputFiles([
        { name: 'team.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(team)) },
      ])
    await lin.getByText(en('identify.finding.by_hand'), { exact: true }).waitFor()
    const teamId = new URL(lin.url()).pathname.split('/').at(-1)
    await open(lin, `/together?team=${teamId}&data=${learned.slice(1)}`)
    await lin.getByText(en('identify.web.together.clashes', { count: 2 })).waitFor()
    const dial = lin.getByLabel(en('identify.web.together.counts'))
    await dial.fill('100')
    await lin.waitForURL(/counts=100/)
    await lin.getByText(/÷ \(120 \+ 100\)/).waitFor()
    await lookAt(lin, 'profile-together')
    await press(lin, en('identify.web.together.make'))
    const dialog = lin.getByRole('dialog')
    await dialog.getByLabel(en('identify.web.name')).fill('Both')
    await dialog.getByRole('button', { name: en('identify.web.together.make') }).click()
    await lin.getByRole('heading', { level: 1, name: /^Both/ }).waitFor({ timeout: 60_000 })
  })

  test('which profile fits best is a column of the accounts', async () => {
    const { wu, server } = parts()
    await wu.goto(`${server.url}/accounts?sort=-best_lead`)
    await press(wu, zh('web.table.columns'))
    await wu.getByRole('checkbox', { name: zh('identify.column.best_profile') }).click()
    await wu.keyboard.press('Escape')
    await wu.getByRole('columnheader', { name: zh('identify.column.best_profile') }).waitFor()
    const answer = await wu.request.get(`${server.url}/api/v1/accounts?sort=-best_lead&limit=1`)
    const [best] = (await answer.json()).items
    expect(best.best_profile).toMatch(/Best customers|Mixed|Both|Gym chains/)
    await wu.getByRole('cell', { name: best.best_profile, exact: true }).first().waitFor()
    await lookAt(wu, 'profile-best-zh')
  })

  test('a draft is edited by keyboard: what is wrong is said, what follows is seen, every step can be undone', async () => {
    const { lin } = parts()
    await open(lin, learned)
    await lin.getByRole('link', { name: en('identify.web.draft.edit'), exact: true }).click()
    const points = (bin: string) =>
      lin.getByRole('spinbutton', {
        name: en('identify.web.draft.points_of', { trait: 'Industry', bin }),
        exact: true,
      })
    const total = (sum: number) =>
      lin.getByText(en('identify.web.draft.total', { total: sum }), { exact: true })
    const undo = lin.getByRole('button', { name: en('identify.web.draft.undo') })
    await total(100).waitFor()
    const before = await points('Retail').inputValue()
    await points('Retail').focus()
    await lin.keyboard.press('ArrowUp')
    await total(101).waitFor()
    await lin.getByText(en('identify.scorecard.not_100', { total: 101 }), { exact: true }).waitFor()
    await undo.click()
    await total(100).waitFor()
    expect(await points('Retail').inputValue()).toBe(before)
    expect(await undo.isDisabled()).toBe(true)

    await points('Retail').focus()
    for (let i = 0; i < 8; i++) await lin.keyboard.press('ArrowUp')
    await press(lin, en('identify.web.draft.spread'))
    await total(100).waitFor()
    const [a, b] = [
      en('identify.web.draft.cut', { grade: 'A' }),
      en('identify.web.draft.cut', { grade: 'B' }),
    ]
    await lin
      .getByRole('spinbutton', { name: a })
      .fill(await lin.getByRole('spinbutton', { name: b }).inputValue())
    await lin.getByText(/^The grades do not follow each other/).waitFor()
    await undo.click()
    await press(lin, en('identify.web.gate_add'))
    await press(lin, en('identify.web.draft.save'))
    await lin.getByRole('alert').getByText(en('identify.web.draft.incomplete')).waitFor()
    await lin.getByRole('spinbutton', { name: en('identify.web.gate_value') }).fill('30')
    const change = lin.getByRole('region', { name: en('identify.web.draft.consequences') })
    await expect
      .poll(
        () =>
          change
            .locator('dl div')
            .filter({ hasText: en('identify.web.left_out_gate') })
            .textContent(),
        { timeout: 20_000 },
      )
      .toMatch(/[1-9]\d*$/)
    await press(lin, en('identify.web.sheet.exclusion_add'))
    await lin.getByRole('combobox', { name: en('identify.web.gate_value') }).fill('Company 3 Dorado')
    await lin.keyboard.press('Enter')
    await lin.keyboard.press('Escape')
    await lin.getByRole('textbox', { name: en('identify.web.sheet.exclusion_reason') }).fill('Sells the same')
    await lookAt(lin, 'profile-draft')
    await press(lin, '中文')
    await lin.getByRole('heading', { level: 2, name: zh('identify.web.draft.consequences') }).waitFor()
    await lookAt(lin, 'profile-draft-zh')
    await press(lin, 'English')

    await press(lin, en('identify.web.draft.save'))
    await lin.getByRole('heading', { level: 1, name: /^Best customers \(version 2\)/ }).waitFor()
    await lin.getByText(en('identify.finding.by_hand'), { exact: true }).waitFor()
    await lin.getByText('Employees at least 30', { exact: true }).waitFor()
    await lin.getByText('Sells the same').waitFor()
  })
}
