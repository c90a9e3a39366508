import { useState } from 'react'
import { z } from 'zod'
import { isFinished, useJob, useSend } from '../../../../web/index.ts'
import { Verdict } from '../../verdicts/model.ts'

const Decided = z.object({ verdict: Verdict, job: z.object({ id: z.string() }) })

/** Sends a verdict, or takes one back, and follows the work that makes it visible; everything shown is asked anew then. */
export function useVerdict() {
  const send = useSend(Decided)
  const [jobId, setJobId] = useState<string>()
  const { job } = useJob(jobId)
  const say = (path: string, body?: unknown, done?: (verdict: Verdict) => void) =>
    send.mutate(
      { path, body },
      {
        onSuccess: ({ verdict, job: started }) => {
          setJobId(started.id)
          done?.(verdict)
        },
      },
    )
  const isWorking = send.isPending || (jobId !== undefined && (job === undefined || !isFinished(job)))
  return { say, error: send.error, job: job?.status === 'failed' ? job : undefined, isWorking }
}
