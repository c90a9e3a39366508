import type { ColumnView } from '../../../web/index.ts'
import { FitBar, Grade, Tier } from './marks.tsx'

/** How the columns of this step look in the working table of accounts. */
export const accountViews: readonly ColumnView[] = [
  { column: 'fit', width: 110, cell: (row) => <FitBar fit={Number(row.fit)} /> },
  { column: 'grade', width: 90, cell: (row) => <Grade grade={String(row.grade)} /> },
  { column: 'tier', width: 90, cell: (row) => <Tier tier={String(row.tier)} /> },
]
