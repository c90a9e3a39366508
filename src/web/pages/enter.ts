import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { ask } from '../api/client.ts'

/** Sends a form that signs somebody in, then opens the application afresh at `next`. */
export function useEnter<Answer extends z.ZodType>(answer: Answer, path: string, next: string) {
  return useMutation({
    mutationFn: (body: unknown) => ask(answer, path, { method: 'POST', body }),
    onSuccess: () => window.location.assign(next),
  })
}

/** A place of this application to go on to; anything else, such as another site, becomes the first page. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/'
}
