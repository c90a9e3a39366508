import { sayTrait } from '../../steps/identify/index.ts'
import { stackedBar } from './bar.ts'
import { html, type Markup } from './html.ts'
import type { Evidence, ReportData } from './model.ts'
import { none, type Writer } from './writer.ts'

/** Traits named in a sentence. */
const mostTraits = 3

/** The headline figures, and what they mean in a few sentences. */
export function summary(data: ReportData, writer: Writer): Markup {
  return html`${flow(data, writer)}${figures(data, writer)}<ul class="findings">${findings(data, writer).map(
    (finding) => html`<li>${finding}</li>`,
  )}</ul>`
}

const rowsIn = (data: ReportData): number => data.files.reduce((sum, file) => sum + file.rows, 0)

function flow(data: ReportData, { say, number }: Writer): Markup {
  const steps = [
    ['files', data.files.length],
    ['rows', rowsIn(data)],
    ['companies', data.base.accounts],
    ['targets', data.list.accounts],
  ] as const
  return html`<ol class="flow">${steps.map(
    ([noun, count]) => html`<li><b>${number(count)}</b> ${say(`report.short.${noun}`, { count })}</li>`,
  )}</ol>`
}

function figures({ base }: ReportData, { say, number, amount, share }: Writer): Markup {
  const closed = base.won + base.lost
  const statuses = (['won', 'lost', 'open'] as const).map((status) => ({
    value: base[status],
    tone: status,
    label: say('report.part', {
      n: number(base[status]),
      name: say(`report.status.${status}`),
      share: share(base.opportunities === 0 ? null : base[status] / base.opportunities),
    }),
  }))
  return html`<div class="figures">
<div class="figure wide"><h3>${say('report.short.opportunities')}</h3><p class="big">${number(base.opportunities)}</p>${stackedBar(statuses)}</div>
${figure(
  say('report.short.won_revenue'),
  amount(base.won_revenue),
  say('report.short.exactly', { amount: number(base.won_revenue) }),
)}
${figure(
  say('report.short.win_rate'),
  share(closed === 0 ? null : base.won / closed),
  say('report.short.win_rate_of', { won: number(base.won), closed: number(closed) }),
)}
${figure(say('report.short.average'), base.won === 0 ? none : amount(base.won_revenue / base.won), say('report.short.of_won', { won: number(base.won) }))}
</div>`
}

const figure = (name: string, value: string, note: string): Markup =>
  html`<div class="figure"><h3>${name}</h3><p class="big">${value}</p><p class="note">${note}</p></div>`

function findings(data: ReportData, writer: Writer): string[] {
  const { base, profile, list } = data
  const { say, number, count } = writer
  const closed = base.won + base.lost
  return [
    say('report.short.base', {
      rows: count('rows', rowsIn(data)),
      files: count('files', data.files.length),
      companies: count('companies', base.accounts),
    }),
    ...(closed === 0
      ? []
      : [
          say('report.short.won', {
            won: number(base.won),
            closed: number(closed),
            rate: writer.share(base.won / closed),
            amount: writer.amount(base.won_revenue),
            open: number(base.open),
          }),
        ]),
    ...(profile.signal
      ? [...traits(data, writer, 'wins'), ...traits(data, writer, 'loses')]
      : [finding(data, writer)]),
    say(`report.short.list_${list.basis}`, {
      name: list.name,
      accounts: count('accounts', list.accounts),
    }),
  ]
}

/** What the profile found, in a sentence. */
export const finding = ({ profile }: ReportData, { say, number }: Writer): string =>
  say(`identify.finding.${profile.finding}`, { needed: number(profile.needed ?? 0) })

function traits({ profile }: ReportData, writer: Writer, verdict: Evidence['verdict']): string[] {
  const found = profile.traits.filter((line) => line.verdict === verdict).slice(0, mostTraits)
  if (found.length === 0) return []
  const list = new Intl.ListFormat(writer.language, { type: 'conjunction' })
  const named = found.map((line) =>
    writer.say('report.short.trait', {
      trait: sayTrait(line.trait, writer.say),
      bin: writer.bin(line),
      lift: writer.ratio(line.lift),
    }),
  )
  return [writer.say(`report.short.${verdict}`, { traits: list.format(named) })]
}
