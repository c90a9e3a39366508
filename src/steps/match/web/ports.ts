import type { ComponentType } from 'react'
import type { ColumnView } from '../../../web/index.ts'
import type { Account } from '../model.ts'

/** A part of the page of an account, in order. Later steps contribute theirs. */
export type AccountSection = { key: string; order: number; part: ComponentType<{ account: Account }> }

/** What later steps add to the pages of match. */
export type Contributions = {
  views: readonly ColumnView[]
  sections: readonly AccountSection[]
}
