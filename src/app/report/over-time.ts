import { type Steadiness, sayLifts } from '../../steps/identify/index.ts'
import { html, type Markup } from './html.ts'
import { none, type Writer } from './writer.ts'

/** What became of a line over time, in a cell of a table; one that turned stands out. */
export function overTime(line: Steadiness, { say }: Writer): Markup {
  if (line.over_time === null) return html`<td>${none}</td>`
  const how = say(`identify.steady.${line.over_time}`)
  return html`<td class="time">${line.over_time === 'turned' ? html`<b>${how}</b>` : how}<span class="interval">${sayLifts(line)}</span></td>`
}
