import type { Language } from '../../ground/kernel/index.ts'
import { guide } from './guide.ts'
import { toText } from './html.ts'
import { incoming } from './incoming.ts'
import type { ReportData } from './model.ts'
import { page } from './page.ts'
import { profile } from './profile.ts'
import { stages } from './stages.ts'
import { summary } from './summary.ts'
import { targetList } from './targets.ts'
import { createWriter, type Say } from './writer.ts'

export { ReportData } from './model.ts'

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
  const bodies = sections.map(([name, write]) => ({ name, body: write(data, writer) }))
  return toText(page(data, bodies, writer))
}
