import type { i18n } from 'i18next'
import type { ComponentType, ReactNode } from 'react'
import { z } from 'zod'
import type { Format } from '../../../web/index.ts'
import { type Account, Value } from '../model.ts'

/** A row of the working table: an id and a value per column, those of later steps included. */
export const AccountRow = z.object({ account_id: z.string() }).catchall(Value)
export type AccountRow = z.infer<typeof AccountRow>

/** What a page knows how to write with. */
export type Pen = { t: i18n['t']; format: Format }

/** How a column of the working table is shown; without one it is shown by its type. */
export type ColumnView = {
  column: string
  /** A value in words, in cells and in filters. */
  say?: (value: string, pen: Pen) => string
  /** More than words: a link, a tag, a bar. */
  cell?: (row: AccountRow, pen: Pen) => ReactNode
  width?: number
}

/** A part of the page of an account, in order. Later steps contribute theirs. */
export type AccountSection = { key: string; order: number; part: ComponentType<{ account: Account }> }

/** What later steps add to the pages of match. */
export type Contributions = {
  views: readonly ColumnView[]
  sections: readonly AccountSection[]
}
