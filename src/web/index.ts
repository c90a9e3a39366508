/** The front door of the shell: what the pages of the steps are made of. */
export { apiAddress, ask, sendFile } from './api/client.ts'
export { useAnswer, usePages, useSend, useStart } from './api/hooks.ts'
export { cancelJob, isFinished, useJob } from './api/job.ts'
export { page } from './api/model.ts'
export { useAddress } from './kit/address.ts'
export { Chart } from './kit/chart/chart.tsx'
export { Dialog } from './kit/dialog.tsx'
export { DownloadMenu, ExportMenu } from './kit/export-menu.tsx'
export { Answered, EmptyNote, ProblemNote, useProblemWords, Waiting } from './kit/feedback.tsx'
export { useFormat } from './kit/format.ts'
export { JobOutcome } from './kit/job-outcome.tsx'
export { JobFailure, JobProgress } from './kit/job-progress.tsx'
export { LinkButton } from './kit/link-button.tsx'
export { Facts, Page, Section, Stats } from './kit/page.tsx'
export { Pop } from './kit/pop.tsx'
export { RangeEnds } from './kit/range-ends.tsx'
export { type Sortable, sortRows, type TableColumn } from './kit/table/columns.ts'
export { DataTable } from './kit/table/table.tsx'
export type { RowSelection } from './kit/working-table/selection.tsx'
export { useColumns } from './kit/working-table/use-rows.ts'
export {
  type ColumnView,
  isOrdered,
  type Pen,
  sayValue,
  viewOf,
  type WorkingColumn,
} from './kit/working-table/views.tsx'
export { WorkingTablePage } from './kit/working-table/working-table.tsx'
export { Bare } from './pages/bare.tsx'
export { palette } from './shell/palette.ts'
export type { Room } from './shell/room.ts'
export { useSession } from './shell/session.tsx'
export { start } from './shell/start.tsx'
