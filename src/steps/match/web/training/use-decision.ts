import { useState } from 'react'
import { z } from 'zod'
import { isFinished, useJob, useSend } from '../../../../web/index.ts'
import { WeightsDecision, type WeightsRequest } from '../../training/model.ts'

const Decided = z.object({ decision: WeightsDecision, job: z.object({ id: z.string() }) })
const path = '/match/weights/decisions'

/** Decides which weights count, or takes that back, and follows the work that makes it visible; everything shown is asked anew then. */
export function useDecision() {
  const send = useSend(Decided)
  const [jobId, setJobId] = useState<string>()
  const { job, pace } = useJob(jobId)
  const say = (to: string, body: WeightsRequest | undefined, done?: () => void) =>
    send.mutate(
      { path: to, body },
      {
        onSuccess: (decided) => {
          setJobId(decided.job.id)
          done?.()
        },
      },
    )
  return {
    decide: (request: WeightsRequest, done?: () => void) => say(path, request, done),
    undo: (id: number) => say(`${path}/${id}/undo`, undefined),
    error: send.error,
    /** Lets go of what went wrong before. */
    forget: send.reset,
    job,
    pace,
    isWorking: send.isPending || (jobId !== undefined && (job === undefined || !isFinished(job))),
  }
}

export type Decision = ReturnType<typeof useDecision>
