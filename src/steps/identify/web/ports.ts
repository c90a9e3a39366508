import type { ComponentType, ReactNode } from 'react'
import type { FileInspection } from '../../collect/model.ts'

/** Where one table is brought in for a tool and not imported; collect has it. */
export type TablePort = ComponentType<{
  /** Shown while there is no table. */
  empty: ReactNode
  children: (table: { inspection: FileInspection }) => ReactNode
}>

/** What earlier steps lend to the pages of identify. */
export type Tools = { Table: TablePort }
