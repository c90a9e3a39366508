import type { ComponentType, ReactNode } from 'react'
import type { ColumnView } from '../../../web/index.ts'
import type { FileInspection, Kind } from '../../collect/model.ts'
import type { Account } from '../model.ts'

/** A part of the page of an account, in order. Later steps contribute theirs. */
export type AccountSection = { key: string; order: number; part: ComponentType<{ account: Account }> }

/** Where one sheet is brought in for a tool and shown as it was understood; collect has it. */
export type SheetPort = ComponentType<{
  kinds: readonly Kind[]
  nearest: (kind: Kind | null) => Kind
  /** Shown while there is no sheet. */
  empty: ReactNode
  children: (sheet: {
    inspection: FileInspection
    kind: Kind
    fields: readonly (string | null)[]
  }) => ReactNode
}>

/** What later steps add to the pages of match. */
export type Contributions = {
  views: readonly ColumnView[]
  sections: readonly AccountSection[]
}

/** What earlier steps lend to them. */
export type Tools = {
  Sheet: SheetPort
}
