import type { Statement } from '../../../ground/lake/index.ts'

/**
 * The statement with `{reported: o.amount}` written out as the amount in the reporting currency: itself where its currency is
 * that one or not known, or while nobody decided one; null without a rate. It needs `{rates: o.amount on DAY}` among its
 * joins, which finds the rate of that day by the column `o.amount_currency`.
 */
export const inReporting = (statement: Statement): Statement => ({
  ...statement,
  sql: statement.sql
    .replace(
      /\{reported: (\w+)\.(\w+)\}/g,
      (_, from: string, amount: string) =>
        `case when reporting.currency is null or ${from}.${amount}_currency is null or ${from}.${amount}_currency = reporting.currency
    then ${from}.${amount} else try_cast(cast(${from}.${amount} as decimal(28, 2)) * ${amount}_rate.rate as decimal(18, 2)) end`,
    )
    .replace(
      /\{rates: (\w+)\.(\w+) on ([^}]+)\}/g,
      (_, from: string, amount: string, day: string) =>
        `left join rates_in_force ${amount}_rate on ${amount}_rate.currency = ${from}.${amount}_currency
  and ${amount}_rate.from_day <= ${day} and ${amount}_rate.until_day > ${day}`,
    ),
})
