import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Job } from '../../src/ground/edge/index.ts'
import { type TestTalweg, withTalweg } from '../support/talweg.ts'

type List = {
  items: {
    type: string
    written: string
    rows: number
    accounts: number
    candidates: { value: string; reason: string }[]
    examples: { file: string; line: number }[]
  }[]
}

/** Waits for the jobs that an answer starts. */
async function settle(talweg: TestTalweg): Promise<void> {
  for (;;) {
    const { items } = (await talweg.api.get('/jobs')) as { items: Job[] }
    if (items.every(({ finished_at }) => finished_at !== null)) return
    await new Promise((go) => setTimeout(go, 50))
  }
}

const countries = async (talweg: TestTalweg) =>
  Object.fromEntries(
    (await talweg.query('select name, country from accounts')).map(({ name, country }) => [name, country]),
  )

test('a value that nobody knows is asked about; the answer holds for old and new rows until it is taken back', () =>
  withTalweg(async (talweg) => {
    const folder = await mkdtemp(join(tmpdir(), 'talweg-review-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const write = async (name: string, ...lines: string[]) => {
      await writeFile(join(folder, name), `${lines.join('\n')}\n`)
      return join(folder, name)
    }
    await talweg.importFiles([
      await write(
        'crm.csv',
        'Account Name,Website,Country,City',
        'Acme,acme.com,Greater China,Zzyzx Springs',
        'Globex,globex.com,GREATER CHINA,',
        'Initech,initech.com,Germany,Berlin',
      ),
      await write(
        'deals.csv',
        'Opportunity ID,Account Name,Stage,Amount,Close Date',
        'D1,Acme,S5,100,2026-03-01',
        'D2,Globex,Negotiation,100,2026-03-01',
      ),
    ])
    const list = (await talweg.api.get('/review')) as List
    expect(
      list.items.map(({ type, written, rows, accounts }) => [type, written.toLowerCase(), rows, accounts]),
    ).toEqual([
      ['country', 'greater china', 2, 2],
      ['city', 'zzyzx springs', 1, 1],
      ['stage', 's5', 1, 1],
    ])
    expect(list.items[0]?.candidates[0]).toMatchObject({ value: 'CN', reason: 'contains' })
    expect(list.items[0]?.examples.map(({ file, line }) => [file, line])).toEqual([
      ['crm.csv', 2],
      ['crm.csv', 3],
    ])

    const answer = (await talweg.api.post('/review/answers', {
      type: 'country',
      written: 'Greater China',
      value: 'CN',
    })) as { answer_id: string }
    await talweg.api.post('/review/answers', { type: 'city', written: 'Zzyzx Springs', value: null })
    await talweg.api.post('/review/answers', { type: 'stage', written: 'S5', value: 'won' })
    await settle(talweg)
    expect(await countries(talweg)).toEqual({ Acme: 'CN', Globex: 'CN', Initech: 'DE' })
    expect(
      await talweg.query('select status, count(*) as deals from opportunities group by 1 order by 1'),
    ).toEqual([
      { status: 'open', deals: 1 },
      { status: 'won', deals: 1 },
    ])
    expect(((await talweg.api.get('/review')) as List).items).toEqual([])
    const [acme] = await talweg.query("select account_id from accounts where name = 'Acme'")
    const values = (await talweg.api.get(`/accounts/${acme?.account_id}/values`)) as {
      items: { field: string; value: unknown; said: unknown }[]
    }
    expect(values.items.find(({ field }) => field === 'country')).toMatchObject({
      value: 'CN',
      why: 'only',
      said: { value: 'CN', written: 'Greater China', made_from: { value: 'Greater China', by: 'answer' } },
    })

    await talweg.importFiles([
      await write(
        'crm.csv',
        'Account Name,Website,Country',
        'Umbrella,umbrella.org,greater china',
        'Wayne,wayne.com,France',
      ),
    ])
    expect((await countries(talweg)).Umbrella).toBe('CN')

    await talweg.api.delete(`/review/answers/${answer.answer_id}`)
    await settle(talweg)
    expect((await countries(talweg)).Acme).toBe('Greater China')
    expect(((await talweg.api.get('/review', { type: 'country' })) as List).items).toMatchObject([
      { rows: 3 },
    ])
  }))

test('an industry that no tree has is asked about; the answer may be said in any of its names', () =>
  withTalweg(async (talweg) => {
    const folder = await mkdtemp(join(tmpdir(), 'talweg-review-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'crm.csv')
    await writeFile(
      file,
      'Account Name,Website,Industry\nAcme,acme.com,Zorbing halls\nGlobex,globex.com,医疗健康\nInitech,initech.com,ZORBING HALLS\n',
    )
    await talweg.importFiles([file])
    const list = (await talweg.api.get('/review', { type: 'industry' })) as List
    expect(list.items.map(({ type, rows }) => [type, rows])).toEqual([['industry', 2]])
    const answer = { type: 'industry', written: 'Zorbing halls', value: '文化、体育和娱乐业' }
    expect(await talweg.api.post('/review/answers', answer)).toMatchObject({ written: 'zorbing halls' })
    await settle(talweg)
    const industries = await talweg.query('select name, industry from accounts order by 1')
    expect(industries[1]).toEqual({ name: 'Globex', industry: 'Healthcare' })
    expect(new Set(industries.map(({ industry }) => industry)).size).toBe(2)
    expect(await talweg.api.get('/accounts/values', { column: 'industry', q: '卫生' })).toEqual({
      items: [{ value: 'Healthcare', rows: 1 }],
    })
    const { items } = (await talweg.api.get('/names', {
      type: 'industry',
      value: ['Healthcare', 'Zorbing'],
    })) as { items: { value: string; name: string }[] }
    expect(items.map(({ name }) => name)).toEqual(['Healthcare', 'Zorbing'])
    expect(industries.filter(({ industry }) => /zorb/i.test(String(industry)))).toEqual([])
    expect(((await talweg.api.get('/review')) as List).items).toEqual([])
  }))

test('an answer that would mean nothing is refused with what is known', () =>
  withTalweg(async (talweg) => {
    const body = { type: 'stage', written: 'S5', value: 'perhaps' }
    const refused = await talweg.ask('POST', '/review/answers', body)
    expect(await refused.json()).toMatchObject({ status: 400, code: 'match.answer_unknown' })
    expect((await talweg.ask('DELETE', '/review/answers/ans_none')).status).toBe(404)
  }))
