import type { Language } from '../../../ground/kernel/index.ts'
import type { Study } from '../../../steps/identify/index.ts'
import { html, toText } from '../html.ts'
import { page } from '../page.ts'
import { createWriter, type Say } from '../writer.ts'
import { evidence } from './evidence.ts'
import { guide } from './guide.ts'
import { leftOut } from './left-out.ts'
import { pairs } from './pairs.ts'
import { quality } from './quality.ts'
import { summary } from './summary.ts'

const sections = [
  ['short', summary],
  ['columns', leftOut],
  ['evidence', evidence],
  ['pairs', pairs],
  ['quality', quality],
  ['guide', guide],
] as const

/**
 * A study as one HTML document that needs nothing else, like the report of a base.
 * @param moment when it was made
 * @param say says a key of all rooms' words in `language`
 */
export function writeStudyReport(study: Study, moment: string, language: Language, say: Say): string {
  const writer = createWriter(language, say)
  const parts = sections.flatMap(([name, write]) => {
    const body = write(study, writer)
    return body === null ? [] : [{ name, title: say(`report.study.${name}`), body }]
  })
  const head = {
    kicker: say('report.study.kicker'),
    title: study.name,
    made: html`${say('report.made', { moment: writer.moment(moment) })}`,
    footer: say('report.study.footer'),
  }
  return toText(page(head, parts, writer))
}
