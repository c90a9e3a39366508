import type { TableColumn } from '../../ground/lake/index.ts'

/** The profile that was put in force last and the newest list: what the working table shows beside each account. */
const fit = `left join (
  select f.account_id, f.fit, f.grade, f.gate, f.probability, f.expected_value
  from identify.account_fit f
  where f.profile_id = (select max_by(profile_id, place) from identify.in_force)
) fit on fit.account_id = a.account_id`

const best = 'left join identify.best_fit best on best.account_id = a.account_id'

const tier = `left join (
  select m.account_id, min(t.tier) as tier
  from identify.target_accounts t
  join (select list_id, max(version) as version from identify.target_lists group by 1) l
    on l.list_id = t.list_id and l.version = t.version
  join match.account_records m on 'acc_' || m.record_id = t.account_id
  group by 1
) tier on tier.account_id = a.account_id`

const readiness = 'left join signals.readiness ready on ready.account_id = a.account_id'

/** Columns that this step adds to the working table of accounts. Fit and readiness stay two numbers. */
export const identifyColumns: readonly TableColumn[] = [
  { column: 'fit', type: 'number', label: 'identify.column.fit', value: 'fit.fit', from: fit, shown: true },
  {
    column: 'grade',
    type: 'text',
    label: 'identify.column.grade',
    value: 'fit.grade',
    from: fit,
    filterable: true,
    shown: true,
  },
  {
    column: 'probability',
    type: 'number',
    label: 'identify.column.probability',
    value: 'cast(round(100 * fit.probability) as bigint)',
    from: fit,
  },
  {
    column: 'expected_value',
    type: 'money',
    label: 'identify.column.expected_value',
    value: 'fit.expected_value',
    from: fit,
  },
  {
    column: 'gate',
    type: 'text',
    label: 'identify.column.gate',
    value: 'fit.gate',
    from: fit,
    filterable: true,
    words: 'identify.gate',
  },
  {
    column: 'best_profile',
    type: 'text',
    label: 'identify.column.best_profile',
    value: 'best.best_profile',
    from: best,
    filterable: true,
  },
  {
    column: 'best_lead',
    type: 'number',
    label: 'identify.column.best_lead',
    value: 'best.best_lead',
    from: best,
  },
  {
    column: 'readiness',
    type: 'number',
    label: 'identify.column.readiness',
    value: 'coalesce(ready.readiness, 0)',
    from: readiness,
    shown: true,
  },
  {
    column: 'tier',
    type: 'text',
    label: 'identify.column.tier',
    value: 'tier.tier',
    from: tier,
    filterable: true,
    shown: true,
  },
]
