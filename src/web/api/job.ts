import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { apiAddress, ask } from './client.ts'
import { useAnswer } from './hooks.ts'
import { createPace, Job, type Pace } from './model.ts'

export const isFinished = (job: Job): boolean => job.status !== 'queued' && job.status !== 'running'

/**
 * Follows a job to its end over server-sent events; where they do not pass (a proxy that holds them back),
 * by asking every second. When it ends, everything else on the page is asked anew.
 */
export function useJob(id: string | undefined) {
  const cache = useQueryClient()
  const [latest, setLatest] = useState<Job>()
  const [polling, setPolling] = useState(false)
  const asked = useAnswer(Job, `/jobs/${id ?? ''}`, {
    when: id !== undefined,
    refetchMs: polling ? 1000 : undefined,
  })
  const known = [asked.data, latest?.id === id ? latest : undefined]
  const job = known.find((each) => each && isFinished(each)) ?? known[polling ? 0 : 1] ?? asked.data
  const finished = job !== undefined && isFinished(job)

  useEffect(() => {
    if (id === undefined || finished) return
    const source = new EventSource(apiAddress(`/jobs/${id}/events`))
    source.addEventListener('job', (event) => {
      const parsed = Job.safeParse(JSON.parse(event.data))
      if (parsed.success) setLatest(parsed.data)
    })
    source.onerror = () => {
      source.close()
      setPolling(true)
    }
    return () => source.close()
  }, [id, finished])

  useEffect(() => {
    if (!finished) return
    setPolling(false)
    void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== `/jobs/${id}` })
  }, [cache, id, finished])

  return { job, pace: usePace(job), problem: asked.error }
}

/** How fast the present stage goes. */
function usePace(job: Job | undefined): Pace | undefined {
  const [pace] = useState(createPace)
  return job && pace(job, performance.now())
}

/** Asks a job to stop at its next safe point. */
export const cancelJob = (id: string) => ask(Job, `/jobs/${id}/cancel`, { method: 'POST' })
