import type { Language } from '../../ground/kernel/index.ts'
import { guide } from './guide.ts'
import { html, toText } from './html.ts'
import { incoming } from './incoming.ts'
import type { ReportData } from './model.ts'
import { page } from './page.ts'
import { profile } from './profile.ts'
import { stages } from './stages.ts'
import { summary } from './summary.ts'
import { targetList } from './targets.ts'
import { createWriter, type Say } from './writer.ts'

export { ReportData } from './model.ts'
export { writeStudyReport } from './study/index.ts'

const sections = [
  ['short', summary],
  ['in', incoming],
  ['stages', stages],
  ['profile', profile],
  ['list', targetList],
  ['guide', guide],
] as const

/**
 * The report as one HTML document that needs nothing else: no script, no request, its own style. It is read
 * on a screen in light or dark, and prints on A4.
 * @param data everything it tells; texts of the data (names, reasons) are shown, never taken as HTML
 * @param say says a key of all rooms' words in `language`
 */
export function writeReport(data: ReportData, language: Language, say: Say): string {
  const writer = createWriter(language, say)
  const bodies = sections.map(([name, write]) => ({
    name,
    title: say(`report.${name}`),
    body: write(data, writer),
  }))
  const { as_of } = data.base
  const made = html`${say('report.made', { moment: writer.moment(data.generated_at) })}${
    as_of === null ? null : html` · ${say('report.as_of', { day: writer.day(as_of) })}`
  }`
  const head = { kicker: say('report.kicker'), title: data.title, made, footer: say('report.footer') }
  return toText(page(head, bodies, writer))
}
