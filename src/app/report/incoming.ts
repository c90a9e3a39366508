import { html, type Markup } from './html.ts'
import type { ReportData } from './model.ts'
import type { Writer } from './writer.ts'

type File = ReportData['files'][number]
const columns = ['rows', 'kept', 'new', 'refused', 'blanked'] as const
type Column = (typeof columns)[number]

/** What came in, file by file, what was left out, and what all of it became. */
export function incoming(data: ReportData, writer: Writer): Markup {
  const { say } = writer
  return html`<p class="lead">${say('report.in.lead')}</p>
${data.files.length === 0 ? html`<p>${say('report.in.no_files')}</p>` : files(data.files, writer)}
${data.skipped.length === 0 ? null : skipped(data, writer)}
<h3>${say('report.in.became')}</h3>${became(data, writer)}`
}

const read: Record<Column, (file: File) => number> = {
  rows: (file) => file.rows,
  kept: (file) => file.rows - file.refused,
  new: (file) => file.created,
  refused: (file) => file.refused,
  blanked: (file) => file.blanked,
}

function files(all: readonly File[], { say, number }: Writer): Markup {
  // On a first import every kept row is new, and the column would only say it twice.
  const shown = columns.filter(
    (column) => column !== 'new' || all.some((file) => read.new(file) !== read.kept(file)),
  )
  const cell = (value: number, column: Column) =>
    html`<td class="${column === 'refused' && value > 0 ? 'number alert' : 'number'}">${number(value)}</td>`
  const sum = (column: Column) => all.reduce((total, file) => total + read[column](file), 0)
  return html`<div class="scroll"><table>
<thead><tr><th>${say('report.in.file')}</th><th>${say('report.in.kind')}</th>${shown.map(
    (column) => html`<th class="number">${say(`report.in.${column}`)}</th>`,
  )}</tr></thead>
<tbody>${all.map(
    (file) =>
      html`<tr><th scope="row">${file.name}</th><td>${say(`collect.kind.${file.kind}`)}</td>${shown.map(
        (column) => cell(read[column](file), column),
      )}</tr>`,
  )}</tbody>
<tfoot><tr><th scope="row" colspan="2">${say('report.in.sum')}</th>${shown.map((column) =>
    cell(sum(column), column),
  )}</tr></tfoot></table></div>`
}

const skipped = (data: ReportData, { say }: Writer): Markup => html`<h3>${say('report.in.skipped')}</h3>
<div class="scroll"><table><thead><tr><th>${say('report.in.file')}</th><th>${say('report.in.reason')}</th></tr></thead>
<tbody>${data.skipped.map(({ name, reason }) => html`<tr><th scope="row">${name}</th><td class="reason">${reason}</td></tr>`)}</tbody></table></div>`

function became({ base }: ReportData, { say, number, count }: Writer): Markup {
  const entry = (key: string, value: number, note: string | null = null) =>
    html`<div><dt>${say(`report.in.${key}`)}</dt><dd><b>${number(value)}</b>${
      note === null ? null : html` <span class="note">${note}</span>`
    }</dd></div>`
  const rows = count('rows', base.account_rows)
  return html`<dl class="became">
${entry('from_rows', base.accounts - base.named_only, say('report.in.from_rows_note', { rows }))}
${base.named_only === 0 ? null : entry('named_only', base.named_only, say('report.in.named_only_note'))}
${entry(
  'opportunities',
  base.opportunities,
  base.without_account === 0 ? null : say('report.in.without_account', { n: number(base.without_account) }),
)}
${entry('contacts', base.contacts)}
${entry('activities', base.activities)}
${entry('products', base.products)}
</dl>`
}
