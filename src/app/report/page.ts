import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html, type Markup, verbatim } from './html.ts'
import type { Writer } from './writer.ts'

/** A part of a document: where a link leads, what it is called, and what it says. */
export type Section = Readonly<{ name: string; title: string; body: Markup }>

/** What stands at the head of a document: what kind it is, what it is about, and how it was made. */
export type Head = Readonly<{ kicker: string; title: string; made: Markup; footer: string }>

/** Git may have written the file with other line ends; a browser hashes what it reads, which has plain ones. */
const css = readFileSync(new URL('./report.css', import.meta.url), 'utf8').replaceAll('\r\n', '\n')

/** The document may show itself and nothing else: no script, no request, no style but its own. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'; base-uri 'none'; form-action 'none'`

const logo = verbatim(
  '<svg class="logo" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#0f6fa8"/><path d="M5 7c4 9 6 15 11 15S23 16 27 7" fill="none" stroke="#fff" stroke-opacity=".45" stroke-width="2.4" stroke-linecap="round"/><path d="M16 7c-3 3 3 5 0 8s3 4 0 9" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>',
)

/** The whole document around its sections. */
export function page(head: Head, sections: readonly Section[], { language, say }: Writer): Markup {
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${head.title} · Talweg</title>
<style>${verbatim(css)}</style>
</head>
<body>
<header>
<p class="kicker">${logo}<span>Talweg</span> ${head.kicker}</p>
<h1>${head.title}</h1>
<p class="made">${head.made}</p>
<nav aria-label="${say('report.sections')}"><ol>${sections.map(({ name, title }) => html`<li><a href="#${name}">${title}</a></li>`)}</ol></nav>
</header>
<main>
${sections.map(
  ({ name, title, body }) => html`<section id="${name}"><h2>${title}</h2>
${body}
</section>
`,
)}</main>
<footer>${head.footer}</footer>
</body>
</html>
`
}
