import type { FaultKind, FaultParams } from '../kernel/index.ts'

export const jobStatuses = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]

/** Why a job failed; the words stand under `code`. */
export type JobFault = { kind: FaultKind; code: string; params: FaultParams }

/** A piece of long work as everybody may see it. */
export type Job = {
  id: string
  /** What to do, such as `collect.import`. */
  kind: string
  /** The JSON given to `start`. */
  input: unknown
  status: JobStatus
  /** What it is at: a key of the words of its step, such as `collect.reading_rows`. */
  stage: string | null
  /** How much of the stage is done, in the stage's own unit. */
  done: number
  /** How much there is in all, null when that is not known. */
  total: number | null
  /** Rows of data read so far, null for work that reads none. */
  rows: number | null
  /** The JSON that the handler returned. */
  result: unknown
  fault: JobFault | null
  cancelRequested: boolean
  /** The user who asked for it, or the name of the part of Talweg that did. */
  by: string
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

/** Whether nothing about the job will change any more. */
export function isFinished(job: Job): boolean {
  return job.status === 'done' || job.status === 'failed' || job.status === 'cancelled'
}
