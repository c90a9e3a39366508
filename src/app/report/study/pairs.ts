import { isPair, type Study, sayStudyBin } from '../../../steps/identify/index.ts'
import { html, type Markup } from '../html.ts'
import { none, type Writer } from '../writer.ts'

type Line = Study['traits'][number]

/** Pairs of columns, each as a table: what both together add to the points that each has alone. */
export function pairs({ traits, signal }: Study, writer: Writer): Markup | null {
  const paired = traits.filter(isPair)
  const columns = [...new Set(paired.map(({ column }) => column))]
  if (!signal || columns.length === 0) return null
  return html`<p class="lead">${writer.say('report.study.pairs_lead')}</p>${columns.map((column) =>
    grid(
      column,
      paired.filter((line) => line.column === column),
      writer,
    ),
  )}`
}

function grid(column: string, lines: readonly Line[], writer: Writer): Markup {
  const { number, share } = writer
  const placed = lines.map((line) => {
    const [down = '', across = ''] = line.bin.split(' × ')
    return { line, down, across }
  })
  const rows = [...new Set(placed.map(({ down }) => down))]
  const columns = [...new Set(placed.map(({ across }) => across))]
  const cell = (down: string, across: string) => {
    const line = placed.find((each) => each.down === down && each.across === across)?.line
    return line === undefined
      ? html`<td class="number">${none}</td>`
      : html`<td class="number"><b>${number(line.points)}</b> <span class="note">${share(line.rate)} · ${number(line.n)}</span></td>`
  }
  return html`<div class="keep"><h3>${column}</h3><div class="scroll"><table>
<thead><tr><th></th>${columns.map((across) => html`<th class="number">${sayStudyBin(across, writer)}</th>`)}</tr></thead>
<tbody>${rows.map((down) => html`<tr><th scope="row">${sayStudyBin(down, writer)}</th>${columns.map((across) => cell(down, across))}</tr>`)}</tbody></table></div></div>`
}
