import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html, toText, verbatim } from './html.ts'
import { anyUnit } from './report.fixture.ts'

test('values are escaped, for text and for attributes', () => {
  const value = `<b title="x" class='y'>&amp;</b>`
  expect(toText(html`<p title="${value}">${value}</p>`)).toBe(
    '<p title="&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;">&lt;b title=&quot;x&quot; class=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;</p>',
  )
})

test('what was made by html goes in as it is, lists piece by piece, null not at all', () => {
  expect(
    toText(html`<ul>${['a', 1].map((item) => html`<li>${item}</li>`)}${null}${verbatim('<hr>')}</ul>`),
  ).toBe('<ul><li>a</li><li>1</li><hr></ul>')
})

test('control characters and lone surrogates are shown as unreadable', () => {
  expect(toText(html`${'a\u0000b\u001bc\ud800d\u0085e\tf\ng'}`)).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng')
})

test('no text of any kind gives a character that begins or ends markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyUnit }), (text) => {
      expect(toText(html`${text}`)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/)
    }),
  )
})
