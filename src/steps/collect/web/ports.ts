import type { ComponentType } from 'react'

/** What later steps made of the imported rows, shown when an import is done. */
export type ImportOutcome = ComponentType
