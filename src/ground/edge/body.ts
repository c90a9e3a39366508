import { Fault } from '../kernel/index.ts'

/**
 * The body of a request, which ends with a Fault `edge.body_too_large` at the first byte above the limit,
 * whatever length was announced.
 */
export function limitedBody(request: Request, limit: number): ReadableStream<Uint8Array> {
  const tooLarge = () => new Fault('too_large', 'edge.body_too_large', { limit })
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  if (request.body === null) return new Blob().stream()
  let seen = 0
  return request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen += chunk.byteLength
        if (seen > limit) controller.error(tooLarge())
        else controller.enqueue(chunk)
      },
    }),
  )
}

const escapedNul = /(?<!\\)(\\\\)*\\u0000/

/**
 * Reads a JSON body; an empty one is undefined.
 * @throws Fault `edge.not_json`, `edge.invalid_json`, `edge.invalid_text`, `edge.body_too_large`
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const text = await readText(request, limit)
  if (text.trim() === '') return undefined
  // A form of another website can send text/plain, never application/json without asking first.
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new Fault('invalid', 'edge.not_json')
  // PostgreSQL cannot hold NUL in text.
  if (escapedNul.test(text)) throw new Fault('invalid', 'edge.invalid_text')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Fault('invalid', 'edge.invalid_json', {}, { cause })
  }
}

async function readText(request: Request, limit: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const announced = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY)
  let text = ''
  try {
    // More than was announced does not come; read at once it needs no stream.
    if (announced <= limit) return decoder.decode(await request.arrayBuffer())
    for await (const chunk of limitedBody(request, limit)) text += decoder.decode(chunk, { stream: true })
    return text + decoder.decode()
  } catch (cause) {
    if (cause instanceof TypeError) throw new Fault('invalid', 'edge.invalid_json', {}, { cause })
    throw cause
  }
}
