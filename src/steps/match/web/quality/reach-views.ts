import type { ColumnView } from '../../../../web/index.ts'

/** How wide it is said how a person can be reached. */
export const reachViews: readonly ColumnView[] = ['phone_status', 'email_status', 'preferred_channel'].map(
  (column) => ({ column, width: 130 }),
)
