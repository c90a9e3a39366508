export interface ServerEvent {
  event: string
  data: unknown
  id?: string
}

/** Proxies close a connection on which nothing was said for 30 to 60 s. */
const defaultHeartbeatMs = 15_000

/**
 * Answers with server-sent events (HTML standard, 9.2) until the events end or the reader leaves.
 * The events are asked for one at a time, as the reader takes them.
 * @param signal of the request: ends the stream and lets the source of the events go
 */
export function eventStream(
  events: AsyncIterable<ServerEvent>,
  signal: AbortSignal,
  options: { heartbeatMs?: number } = {},
): Response {
  const encoder = new TextEncoder()
  const source = events[Symbol.asyncIterator]()
  const beat = encoder.encode(':\n\n')
  let timer: NodeJS.Timeout | undefined
  let ended = false
  /** Lets the source go. It may be waiting for its next event, so its own end is not waited for. */
  const end = () => {
    if (ended) return
    ended = true
    clearInterval(timer)
    source.return?.()?.catch(() => undefined)
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const leave = () => {
        if (ended) return
        end()
        controller.close()
      }
      signal.addEventListener('abort', leave, { once: true })
      timer = setInterval(() => controller.enqueue(beat), options.heartbeatMs ?? defaultHeartbeatMs)
      if (signal.aborted) leave()
    },
    async pull(controller) {
      const next = await source.next().catch((error: unknown) => {
        end()
        throw error
      })
      if (ended) return
      if (next.done) {
        end()
        controller.close()
      } else controller.enqueue(encoder.encode(eventText(next.value)))
    },
    cancel: end,
  })
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
  })
}

/** JSON has no raw line ends, so one data line is enough. */
function eventText({ event, data, id }: ServerEvent): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}
