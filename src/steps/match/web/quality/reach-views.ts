import type { ColumnView } from '../../../../web/index.ts'

/** How a person can be reached, in words. */
export const reachViews: readonly ColumnView[] = ['phone_status', 'email_status', 'preferred_channel'].map(
  (column) => ({ column, width: 130, say: (value, { t }) => t(`match.reach.${value}`) }),
)
