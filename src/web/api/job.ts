import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { apiAddress, ask } from './client.ts'
import { useAnswer } from './hooks.ts'
import { Job } from './model.ts'

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

  return { job, rate: useRate(job), problem: asked.error }
}

/** Units per second of the present stage, measured from its first report; undefined until a second has passed. */
function useRate(job: Job | undefined): number | undefined {
  const first = useRef({ stage: '', done: 0, at: 0 })
  const stage = job?.stage ?? ''
  const done = job?.done ?? 0
  const now = performance.now()
  if (first.current.stage !== stage || done < first.current.done) first.current = { stage, done, at: now }
  const seconds = (now - first.current.at) / 1000
  return seconds < 1 ? undefined : (done - first.current.done) / seconds
}

/** Asks a job to stop at its next safe point. */
export const cancelJob = (id: string) => ask(Job, `/jobs/${id}/cancel`, { method: 'POST' })
