import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html, type Markup, verbatim } from './html.ts'
import type { ReportData } from './model.ts'
import type { Writer } from './writer.ts'

export type Section = Readonly<{ name: string; body: Markup }>

/** Git may have written the file with other line ends; a browser hashes what it reads, which has plain ones. */
const css = readFileSync(new URL('./report.css', import.meta.url), 'utf8').replaceAll('\r\n', '\n')

/** The document may show itself and nothing else: no script, no request, no style but its own. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'; base-uri 'none'; form-action 'none'`

const logo = verbatim(
  '<svg class="logo" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#0f6fa8"/><path d="M5 7c4 9 6 15 11 15S23 16 27 7" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="2.4" stroke-linecap="round"/><path d="M16 7c-3 3 3 5 0 8s3 4 0 9" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>',
)

/** The whole document around its sections. */
export function page(data: ReportData, sections: readonly Section[], writer: Writer): Markup {
  const { say } = writer
  const title = (name: string) => say(`report.${name}`)
  return html`<!doctype html>
<html lang="${writer.language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${data.title} · Talweg</title>
<style>${verbatim(css)}</style>
</head>
<body>
<header>
<p class="kicker">${logo}<span>Talweg</span> ${say('report.kicker')}</p>
<h1>${data.title}</h1>
<p class="made">${say('report.made', { moment: writer.moment(data.generated_at) })}${
    data.base.as_of === null ? null : html` · ${say('report.as_of', { day: writer.day(data.base.as_of) })}`
  }</p>
<nav aria-label="${say('report.sections')}"><ol>${sections.map(({ name }) => html`<li><a href="#${name}">${title(name)}</a></li>`)}</ol></nav>
</header>
<main>
${sections.map(
  ({ name, body }) => html`<section id="${name}"><h2>${title(name)}</h2>
${body}
</section>
`,
)}</main>
<footer>${say('report.footer')}</footer>
</body>
</html>
`
}
