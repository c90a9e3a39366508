import { Fault } from '../kernel/index.ts'

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/** The name in a Host header, without the port: `[::1]:4620` is `[::1]`. */
function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '')
}

/**
 * Refuses names that are not ours. Without it any website could point a name of its own at this machine
 * and read the answers as its own (DNS rebinding).
 * @throws Fault `edge.host_not_allowed`
 */
export function checkHost(request: Request, allowed: readonly string[]): void {
  const host = hostOf(request)
  if (!allowed.includes(hostName(host))) throw new Fault('forbidden', 'edge.host_not_allowed', { host })
}

function hostOf(request: Request): string {
  return request.headers.get('host') ?? new URL(request.url).host
}

/**
 * Refuses requests that change something and come from another website. What a browser says of the origin
 * must fit; a request with a cookie must say it; the command line, which has neither, may go on.
 * @param publicOrigin where a proxy in front serves the application, else null
 * @throws Fault `edge.cross_site`
 */
export function checkOrigin(request: Request, publicOrigin: string | null): void {
  if (safeMethods.includes(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const crossSite = new Fault('forbidden', 'edge.cross_site')
  if (site !== null && site !== 'same-origin' && site !== 'none') throw crossSite
  if (origin !== null && origin !== publicOrigin && !isOwnOrigin(origin, request)) throw crossSite
  if (site === null && origin === null && request.headers.has('cookie')) throw crossSite
}

/** The host was checked before, so an origin of the same host and port is ours. */
function isOwnOrigin(origin: string, request: Request): boolean {
  return URL.canParse(origin) && new URL(origin).host === hostOf(request).toLowerCase()
}
