import { z } from 'zod'
import type { Lake } from '../../../ground/lake/index.ts'
import type { JobHandler, State } from '../../../ground/state/index.ts'
import { scoreByAgreement } from './use.ts'

export const AgreeInput = z.strictObject({ worksheet_id: z.string() })

/** Background work of worksheets: what was agreed on scores every account. */
export const worksheetJobs = (
  services: Readonly<{ lake: Lake; state: State }>,
): Record<'agree', JobHandler> => ({
  agree: async (input, job) => {
    job.report({ stage: 'identify.stage.scoring' })
    return scoreByAgreement(services, AgreeInput.parse(input).worksheet_id, job.by)
  },
})
