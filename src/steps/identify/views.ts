import type { PublicView } from '../../ground/lake/index.ts'

export const identifyViews: readonly PublicView[] = [
  {
    view: 'scores',
    description: 'Fit of every account to the version in force of every profile, with readiness beside it.',
    columns: {
      account_id: 'Account',
      profile_id: 'Profile',
      fit: '0 to 100, the exact sum of score_receipts; empty when the profile has no signal',
      grade: 'A to D, by the cuts of the profile',
      gate: 'Minimum profile: pass, fail or unknown',
      probability: 'Chance of a success, 0 to 1: what accounts of such a fit came to when they were held out',
      probability_low: 'Lower end of its 95 % interval',
      probability_high: 'Upper end',
      expected_deal: 'What a success is expected to bring, by the size of the account',
      expected_value: 'Probability × expected deal; never part of the fit',
      readiness: 'Activity points of the last 90 days; never mixed with fit',
    },
    sql: `select f.*, coalesce(r.readiness, 0) as readiness
from identify.account_fit f
join identify.in_force p on p.profile_id = f.profile_id
left join signals.readiness r on r.account_id = f.account_id`,
  },
  {
    view: 'best_profiles',
    description: 'Which profile in force each account fits best, and by how much.',
    columns: {
      account_id: 'Account',
      best_profile: 'Name of the profile; of several with the same fit all names, with = between',
      best_fit: 'Its fit',
      best_lead: 'Points before the next profile, 0 where several are equal; empty where there is no other',
    },
    sql: 'select * from identify.best_fit',
  },
  {
    view: 'score_receipts',
    description: 'The lines that each fit score is the sum of.',
    columns: {
      account_id: 'Account',
      profile_id: 'Profile',
      trait: 'Trait',
      value: 'What is known of the account',
      bin: 'Bin of the scorecard it falls into',
      points: 'Points it gives',
      most: 'The most this trait can give',
      lift: 'Win rate with this bin ÷ win rate of all; empty when there was not enough data',
      accounts: 'Accounts with a closed opportunity behind it',
    },
    sql: `select r.* from identify.receipt_lines r join identify.account_fit f on f.account_id = r.account_id and f.profile_id = r.profile_id`,
  },
  {
    view: 'profile_traits',
    description: 'Evidence of each profile: every trait and bin with what history says about it.',
    columns: {
      profile_id: 'Profile',
      trait: 'Trait',
      bin: 'Bin',
      accounts: 'Accounts with a closed opportunity',
      won: 'Opportunities won',
      closed: 'Opportunities closed',
      lift: 'Win rate with this bin ÷ win rate of all',
      verdict: 'wins, loses, no_difference or not_enough_data; agreed: a team says so',
      points: 'Points it gives',
    },
    sql: 'select * from identify.bins',
  },
  {
    view: 'target_accounts',
    description: 'Members of every version of every target account list, as they were when it was built.',
    columns: {
      list_id: 'List',
      list_name: 'Name of the list',
      version: 'Version of the list',
      is_newest: 'true for the newest version',
      rank: 'Place on the list',
      tier: '1, 2 or 3',
      account_id: 'Account, under its living id',
      fit: 'Fit when the list was built',
      grade: 'Grade when the list was built',
      readiness: 'Readiness when the list was built',
      value: 'Won revenue plus open amount when the list was built',
      reasons: 'Why, as JSON',
      built_at: 'When it was built (UTC)',
    },
    sql: `select t.list_id, l.name as list_name, t.version, l.version = n.newest as is_newest, t.place as rank, t.tier,
  coalesce(m.account_id, t.account_id) as account_id, t.fit, t.grade, t.readiness, t.value, t.reasons, l.built_at
from identify.target_accounts t
join identify.target_lists l on l.list_id = t.list_id and l.version = t.version
join (select list_id, max(version) as newest from identify.target_lists group by 1) n on n.list_id = t.list_id
left join match.account_records m on 'acc_' || m.record_id = t.account_id`,
  },
]
