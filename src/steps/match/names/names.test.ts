import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anatomy, longestName, nameKeys } from './index.ts'

/** The parts of a name as the reader sees them: `region:北京 core:字节跳动 …`. */
const parts = (name: string) => {
  const { original, pieces } = anatomy(name)
  return pieces.map(({ part, start, end }) => `${part}:${original.slice(start, end)}`).join(' ')
}
const key = (name: string) => nameKeys(name).core_key

describe('anatomy', () => {
  test.each([
    ['北京字节跳动科技有限公司', 'region:北京 core:字节跳动 industry:科技 form:有限公司'],
    [
      '广东省深圳市龙岗区宏远精密机械股份有限公司',
      'region:广东省 region:深圳市 region:龙岗区 core:宏远 industry:精密机械 form:股份有限公司',
    ],
    ['宏远（中国）精密机器有限公司', 'core:宏远 region:中国 industry:精密 industry:机器 form:有限公司'],
    ['宏遠股份（香港）有限公司', 'core:宏遠 form:股份 region:香港 form:有限公司'],
    ['宏远集团(集团)股份有限公司', 'core:宏远 group:集团 group:集团 form:股份有限公司'],
    [
      '中国建设银行股份有限公司江门市分行',
      'region:中国 industry:建设 industry:银行 form:股份有限公司 branch:江门市分行',
    ],
    ['中国建设银行江门市分行', 'region:中国 industry:建设 industry:银行 branch:江门市分行'],
    ['宏远电器上海分公司', 'core:宏远 industry:电器 branch:上海分公司'],
    ['长春藤科技有限公司', 'core:长春藤 industry:科技 form:有限公司'],
    ['安徽东方贸易有限公司', 'region:安徽 core:东方 industry:贸易 form:有限公司'],
    ['株式会社日立', 'form:株式会社 core:日立'],
    ['한빛전자 주식회사', 'core:한빛 industry:전자 form:주식회사'],
    ['㈱高木食品', 'form:㈱ core:高木 industry:食品'],
    ['（株） 高木食品', 'form:株 core:高木 industry:食品'],
    ['㈜ 한빛전자', 'form:㈜ core:한빛 industry:전자'],
    ['주)한빛전자', 'form:주 core:한빛 industry:전자'],
    ['한빛전자 (유)', 'core:한빛 industry:전자 form:유'],
    ['宏远科技有限公司（总部）', 'core:宏远 industry:科技 form:有限公司 note:总部'],
    ['【重复】宏远科技-停用', 'note:重复 core:宏远 industry:科技 note:停用'],
    ['宏远科技有限公司 采购部', 'core:宏远 industry:科技 form:有限公司 note:采购部'],
    ['宏远科技有限公司上海销售部', 'core:宏远 industry:科技 form:有限公司 branch:上海销售部'],
    ['宏远钢材销售部', 'core:宏远钢材 branch:销售部'],
    ['原名：旧科技，现名：宏远科技', 'note:原名：旧科技，现名 core:宏远 industry:科技'],
    ['高木食品 営業部', 'core:高木 industry:食品 note:営業部'],
    ['한빛전자(주) 영업팀', 'core:한빛 industry:전자 form:주 note:영업팀'],
    ['Acme Inc. - Sales Dept', 'core:Acme form:Inc note:Sales Dept'],
    ['Acme Oslo Sales Office', 'core:Acme branch:Oslo Sales Office'],
    ['Acme - Logistics', 'core:Acme industry:Logistics'],
    ['TCL科技集团股份有限公司', 'core:TCL industry:科技 group:集团 form:股份有限公司'],
    ['Acme Systems Co., Ltd.', 'core:Acme industry:Systems form:Co form:Ltd'],
    ['The Acme Company', 'other:The core:Acme form:Company'],
    ['Acme Inc. (Class A)', 'core:Acme form:Inc share:Class A'],
    ['Acme Health (Hong Kong) Limited', 'core:Acme industry:Health region:Hong Kong form:Limited'],
    ['Acme Ltd., Shanghai Branch', 'core:Acme form:Ltd branch:Shanghai Branch'],
    ['Acme Maschinenbau GmbH & Co. KG', 'core:Acme Maschinenbau form:GmbH other:& form:Co form:KG'],
  ])('%s', (name, expected) => {
    expect(parts(name)).toBe(expected)
  })

  test('a second name in the other script is taken apart by itself', () => {
    const { pieces, also } = anatomy('宏远技术有限公司 (Hongyuan Technologies Co., Ltd.)')
    expect(pieces.map(({ text }) => text)).toEqual(['宏远', '技术', '有限公司'])
    expect(also.map(({ part }) => part)).toEqual(['core', 'industry', 'form', 'form'])
  })

  test('a number that only one language has tells sisters apart', () => {
    const keys = ['宏远技术 Plant 33', '宏远技术 Plant 45', '宏远技术 Hongyuan Plant'].map(
      (name) => nameKeys(name).core_key,
    )
    expect(new Set(keys).size).toBe(3)
    expect(nameKeys('宏远第三医院 (Hongyuan No. 3 Hospital)').core_key).toBe(
      nameKeys('宏远第三医院').core_key,
    )
  })

  const anyName = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(..."北京市上海深圳宏远科技集团股份有限公司分行支(（)）第一 &.'AbTl3é"),
      maxLength: 40,
    }),
  )

  test('every letter and digit is in exactly one piece', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const { original, pieces, also } = anatomy(name)
        const covered = Array.from({ length: original.length }, () => 0)
        for (const { start, end } of [...pieces, ...also])
          for (let at = start; at < end; at++) covered[at] = (covered[at] ?? 0) + 1
        expect(Math.max(0, ...covered)).toBeLessThanOrEqual(1)
        for (const found of original.matchAll(/[\p{Script=Han}A-Za-z0-9]/gu))
          expect(covered[found.index]).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  test('hostile names take no time: they are cut', () => {
    for (const unit of ['中国', '有限公司', '(', '分行', 'a.', 'ltd ', '第一', '市', '&a', '㌖', 'é'])
      expect(anatomy(unit.repeat(100_000)).original.length).toBeLessThanOrEqual(longestName)
  })
})

describe('keys', () => {
  test.each([
    [
      'acme',
      [
        'Acme Co., Ltd.',
        'ACME',
        ' acme inc',
        'Acme, L.L.C.',
        'Acme S.p.A.',
        'Acme S.A',
        'ＡＣＭＥ　Ｌｔｄ',
        'The Acme Company',
      ],
    ],
    [
      '华为技术',
      [
        '华为技术有限公司',
        '華為技術有限公司',
        '华为技术',
        '華為技術股份有限公司',
        '华 为 技 术 有限责任公司',
      ],
    ],
    ['siemens', ['Siemens AG', 'SIEMENS', 'siemens G.m.b.H.', 'Siemens GmbH']],
    [
      '广州视源电子科技',
      ['广州视源电子科技股份有限公司', '广州市视源电子科技 有限公司', '视源（广州）电子科技有限公司'],
    ],
    ['jbhunt', ['J.B. Hunt Inc.', 'JB Hunt', 'J. B. Hunt, Incorporated']],
    ['goldeneagle', ['Golden Eagle Pte. Ltd.', 'Golden-Eagle', 'Golden  Eagle Pty Ltd']],
    ['goldeneagle', ['Golden & Eagle', 'Golden and Eagle Inc']],
    ['中国建设银行江门分行', ['中国建设银行江门市分行', '中国建设银行股份有限公司江门分行']],
  ])('%s is the key of all its spellings', (expected, names) => {
    expect(names.map(key)).toEqual(names.map(() => expected))
  })

  test.each([
    ['Acme', 'Acme Networks'],
    ['华为技术有限公司', '华为终端有限公司'],
    ['Golden Eagle Medical', 'Golden Eagle Foods'],
    ['广州分公司', '深圳分公司'],
    ['Acme Ltd', 'Acme Ltd Shanghai Branch'],
  ])('%s and %s stay apart', (one, other) => {
    expect(key(one)).not.toBe(key(other))
  })

  test('keeps a name that is nothing but a legal form, and has none for a name without letters', () => {
    expect(key('SE')).toBe('se')
    expect(key('Co Ltd')).toBe('co')
    expect(key('公司')).toBe('公司')
    expect(key(' -- ')).toBeNull()
    expect(key('')).toBeNull()
  })

  test('does not see case, width, punctuation or spaces around', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{3,7}[0-9]$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const expected = key(words.join(' '))
        expect(expected).not.toBeNull()
        expect(key(` ${words.join(', ').toUpperCase()}. `)).toBe(expected)
        expect(key(words.join('・'))).toBe(expected)
        expect(key(`${words.join(' ')} Ltd.`)).toBe(expected)
      }),
    )
  })

  test('tell brand, words, pinyin and initials', () => {
    expect(nameKeys('北京字节跳动科技有限公司')).toMatchObject({
      core_key: '北京字节跳动科技',
      brand_key: '字节跳动',
      tokens: ['字节跳动', '科技'],
      romanised: 'zijietiaodong',
      initials: 'zjtd',
      region: 'CN/北京',
      form: 'limited',
      kind: 'company',
    })
    expect(nameKeys('삼한전자 주식회사').romanised).toBe('samhan')
    expect(nameKeys("Domino's Foods & Technologies Intl Corp.")).toMatchObject({
      tokens: ['domino', 'food', 'technology', 'international'],
      initials: 'dfti',
      form: 'stock',
    })
    const headOf = (name: string) => nameKeys(name).head_key
    expect(headOf('杭州澄湖科技有限公司西安分公司')).toBe(key('杭州澄湖科技'))
    expect(headOf('澄湖银行宁波分行')).toBe(key('澄湖银行股份有限公司'))
    expect(headOf('Quill Paper Ltd. Bergen Branch')).toBe(key('Quill Paper'))
    expect(headOf('杭州澄湖科技有限公司')).toBeNull()
    expect(headOf('宁波分公司')).toBeNull()
    expect(nameKeys('海尔电器上海分公司')).toMatchObject({ kind: 'branch', branch: '上海分公司' })
  })
})

test.each([
  ['国信证券股份有限公司广州分公司天河营业部', '国信证券股份有限公司广州分公司'],
  ['招商银行股份有限公司广州分行天河支行', '招商银行广州分行'],
  ['云帆科技有限公司华南分公司广州办事处', '云帆科技有限公司华南分公司'],
  ['Quill Paper Ltd Oslo Branch Harbour Office', 'Quill Paper Ltd Oslo Branch'],
])('%s is a part of %s', (part, branch) => {
  expect(nameKeys(part).over_key).toBe(nameKeys(branch).core_key)
  expect(nameKeys(branch).over_key).toBeNull()
})

test.each(['国信证券股份有限公司广州天河营业部', 'Quill Paper Ltd Branch Office', '国信证券股份有限公司'])(
  '%s is no branch of a branch',
  (name) => {
    expect(nameKeys(name).over_key).toBeNull()
  },
)
