import type { ReactNode } from 'react'
import type { z } from 'zod'
import { useAnswer } from '../api/hooks.ts'
import { isFinished, useJob } from '../api/job.ts'
import { Answered, ProblemNote, Waiting } from './feedback.tsx'
import { JobFailure, JobProgress } from './job-progress.tsx'
import { Section } from './page.tsx'

type JobOutcomeProps<Answer extends z.ZodType> = {
  id: string
  /** What is going on while the job runs. */
  running: string
  answer: Answer
  /** Where what came of it is found once the job is done. */
  path: string
  children: (outcome: z.output<Answer>) => ReactNode
}

/** A job while it runs, and what came of it, as long as that is kept. */
export function JobOutcome<Answer extends z.ZodType>({
  id,
  running,
  answer,
  path,
  children,
}: JobOutcomeProps<Answer>) {
  const { job, pace, problem } = useJob(id)
  const isDone = job?.status === 'done'
  const outcome = useAnswer(answer, path, { when: isDone })
  if (!job) return problem ? <ProblemNote error={problem} /> : <Waiting />
  if (!isFinished(job))
    return (
      <Section title={running}>
        <JobProgress job={job} pace={pace} />
      </Section>
    )
  if (!isDone) return <JobFailure job={job} />
  return <Answered question={outcome}>{children}</Answered>
}
