import { cellBar, stackedBar } from './bar.ts'
import { html, type Markup } from './html.ts'
import { type ReportData, type Target, tiers } from './model.ts'
import { picture, sumOf } from './picture.ts'
import { none, type Writer } from './writer.ts'

/** Accounts in the report; the CSV beside it has all of them. */
const shown = 100

/** The target account list: what it is, its tiers, a picture of it, and the first accounts with their reasons. */
export function targetList(data: ReportData, writer: Writer): Markup {
  const { list, targets, profile } = data
  const { say } = writer
  // That a list rests on value is said once, and with what it means for the columns.
  const warnings = list.warnings.filter((warning) => warning !== `identify.warn_${profile.finding}`)
  return html`${facts(data, writer)}
${list.basis === 'value' ? html`<p class="verdict no_signal">${say('report.list.value_notice')}</p>` : null}
${warnings.map((warning) => html`<p class="lead">${say(warning)}</p>`)}
${
  targets.length === 0
    ? html`<p>${say('report.list.empty')}</p>`
    : html`${tierBar(targets, writer)}${picture(data, writer)}${table(data, writer)}${more(targets, writer)}`
}`
}

function facts({ list }: ReportData, writer: Writer): Markup {
  const { say } = writer
  const entries = [
    ['name', say('report.list.version', { name: list.name, version: list.version })],
    ['owner', list.owner],
    ['kpi', list.kpi || none],
    ['pilot', say(list.pilot ? 'report.list.yes' : 'report.list.no')],
    ['basis', say(`report.list.basis_${list.basis}`)],
    ['built', writer.moment(list.built_at)],
  ] as const
  return html`<dl class="facts">${entries.map(
    ([key, value]) => html`<div><dt>${say(`report.list.${key}`)}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}

const tierBar = (targets: readonly Target[], writer: Writer): Markup =>
  stackedBar(
    tiers.map((tier) => {
      const own = targets.filter((target) => target.tier === tier)
      return {
        value: own.length,
        tone: `tier-${tier}` as const,
        label: partOf('tier_named', tier, own, writer),
      }
    }),
  )

const partOf = (
  key: 'tier_named' | 'tier_part',
  tier: Target['tier'],
  targets: readonly Target[],
  { say, amount, count }: Writer,
): string =>
  say(`report.list.${key}`, {
    tier,
    accounts: count('accounts', targets.length),
    value: amount(sumOf(targets)),
  })

function table({ list, targets }: ReportData, writer: Writer): Markup {
  const { say } = writer
  const hasFit = list.basis === 'fit'
  const head = (key: string) => html`<th class="number">${say(`report.list.${key}`)}</th>`
  const first = targets.slice(0, shown)
  return html`<div class="scroll"><table class="targets"><thead><tr>${head('rank')}<th>${say('report.list.account')}</th>${
    hasFit ? html`${head('fit')}<th>${say('report.list.grade')}</th>` : null
  }${head('readiness')}${head('value')}<th>${say('report.list.reasons')}</th></tr></thead>
${tiers.map((tier) => {
  const own = first.filter((target) => target.tier === tier)
  if (own.length === 0) return null
  const whole = targets.filter((target) => target.tier === tier)
  return html`<tbody><tr class="tier"><th scope="rowgroup" colspan="${hasFit ? 7 : 5}"><span class="tier-name tier-${tier}">${say('report.list.tier', { tier })}</span> ${partOf('tier_part', tier, whole, writer)}</th></tr>
${own.map((target) => row(target, hasFit, writer))}</tbody>`
})}</table></div>`
}

function row(target: Target, hasFit: boolean, { say, number, amount, name }: Writer): Markup {
  const about = [
    say(`match.relationship.${target.relationship}`),
    ...(['industry', 'city', 'country'] as const).map((type) => name(type, target[type] ?? '')),
  ].filter((part) => part !== '')
  return html`<tr><td class="number rank">${number(target.rank)}</td>
<td class="account"><b>${target.name}</b><span class="note">${about.join('\u00a0· ')}</span></td>
${hasFit ? html`<td class="number fit">${target.fit === null ? none : number(target.fit)}${cellBar((target.fit ?? 0) / 100, `tier-${target.tier}`)}</td><td>${target.grade ?? none}</td>` : null}<td class="number">${number(target.readiness)}</td><td class="number">${amount(target.value)}</td>
<td class="reasons"><ul>${target.reasons.map(({ text }) => html`<li>${text}</li>`)}</ul></td></tr>`
}

function more(targets: readonly Target[], { say, number, count }: Writer): Markup | null {
  const last = targets.at(-1)
  const next = targets[shown]
  if (last === undefined || next === undefined) return null
  return html`<p class="more">${say('report.list.more', {
    accounts: count('accounts', targets.length - shown),
    first: number(next.rank),
    last: number(last.rank),
  })}</p>`
}
