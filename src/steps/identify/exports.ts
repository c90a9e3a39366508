import type { ExportColumn, ListColumns } from '../../ground/edge/index.ts'
import type { Row } from '../../ground/lake/index.ts'
import type { Reason } from './lists/model.ts'
import type { TraitEvidence } from './model.ts'

export const exportFormats = ['table', 'hubspot', 'salesforce'] as const
export type ExportFormat = (typeof exportFormats)[number]

type Entry = Readonly<{ row: Row; reasons: readonly Reason[] }>
type Cell = string | number | null
type Column = readonly [header: string, value: (entry: Entry) => Cell]

const plain = (name: string) => (entry: Entry) => {
  const cell = entry.row[name] ?? null
  return typeof cell === 'string' || typeof cell === 'number' ? cell : null
}
const reasons = (entry: Entry) => entry.reasons.map(({ text }) => text).join('; ')

/**
 * Columns of a target list export. HubSpot (company import; internal names hs_is_target_account and
 * hs_ideal_customer_profile, labels as its importer offers them) and Salesforce (account import; custom
 * fields keep the names an administrator would give them).
 */
const columns: Record<ExportFormat, readonly Column[]> = {
  table: [
    ['Rank', plain('rank')],
    ['Tier', plain('tier')],
    ['Account', plain('name')],
    ['Domain', plain('domain')],
    ['Industry', plain('industry')],
    ['Country', plain('country')],
    ['City', plain('city')],
    ['Owner', plain('owner')],
    ['Relationship', plain('relationship')],
    ['Fit', plain('fit')],
    ['Grade', plain('grade')],
    ['Readiness', plain('readiness')],
    ['Value', plain('value')],
    ['Win probability', plain('probability')],
    ['Expected value', plain('expected_value')],
    ['Best profile', plain('best_profile')],
    ['Lead of the best profile', plain('best_lead')],
    ['Reasons', reasons],
    ['Account id', plain('account_id')],
  ],
  hubspot: [
    ['Company name', plain('name')],
    ['Company domain name', plain('domain')],
    ['Industry', plain('industry')],
    ['City', plain('city')],
    ['Country/Region', plain('country')],
    ['Target account', () => 'true'],
    ['Ideal Customer Profile Tier', (entry) => `tier_${String(entry.row.tier)}`],
    ['Talweg fit', plain('fit')],
    ['Talweg readiness', plain('readiness')],
    ['Talweg reasons', reasons],
    ['Talweg account id', plain('account_id')],
  ],
  salesforce: [
    ['Account Name', plain('name')],
    ['Website', plain('domain')],
    ['Industry', plain('industry')],
    ['Billing City', plain('city')],
    ['Billing Country', plain('country')],
    ['Target Account', () => 'TRUE'],
    ['Target Account Tier', (entry) => `Tier ${String(entry.row.tier)}`],
    ['Talweg Fit', plain('fit')],
    ['Talweg Readiness', plain('readiness')],
    ['Talweg Reasons', reasons],
    ['Talweg Account Id', plain('account_id')],
  ],
}

export const exportColumns = (format: ExportFormat): ExportColumn[] =>
  columns[format].map(([header]) => ({ name: header, title: header, type: 'text' }))
export const exportRow = (format: ExportFormat, entry: Entry): Cell[] =>
  columns[format].map(([, value]) => value(entry))

/** Columns of the evidence of a profile as a file. */
export const evidenceColumns: ListColumns<TraitEvidence> = {
  trait: ['text', ({ trait }) => trait],
  bin: ['text', ({ bin }) => bin],
  accounts: ['number', ({ accounts }) => accounts],
  won: ['number', ({ won }) => won],
  closed: ['number', ({ closed }) => closed],
  won_revenue: ['money', ({ won_revenue }) => won_revenue],
  win_rate: ['number', ({ win_rate }) => win_rate],
  lift: ['number', ({ lift }) => lift],
  lift_low: ['number', ({ lift_low }) => lift_low],
  lift_high: ['number', ({ lift_high }) => lift_high],
  q: ['number', ({ q }) => q],
  again: ['number', ({ again }) => again],
  n_earlier: ['number', ({ earlier }) => earlier?.n ?? null],
  lift_earlier: ['number', ({ earlier }) => earlier?.lift ?? null],
  n_later: ['number', ({ later }) => later?.n ?? null],
  lift_later: ['number', ({ later }) => later?.lift ?? null],
  over_time: ['text', ({ over_time }) => over_time],
  verdict: ['text', ({ verdict }) => verdict],
  needed: ['number', ({ needed }) => needed],
  points: ['number', ({ points }) => points],
  origin: ['text', ({ origin }) => origin],
}
