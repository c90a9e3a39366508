import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { pagePolicy } from './headers.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
const noncePlaceholder = '__CSP_NONCE__'

/** Best first; the build may have left these beside a file. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
]

interface Asset {
  path: string
  type: string
  size: number
  encoded: { name: string; path: string }[]
}

/**
 * Serves the built web application from a folder. The folder is listed once: a request only picks from that
 * list, so no path can leave it.
 * @returns a function that answers a GET of a path; undefined when there is nothing of the kind
 */
export function createSite(dist: string): (path: string, request: Request) => Promise<Response | undefined> {
  const assets = listAssets(dist)
  const page = readFileSync(join(dist, 'index.html'), 'utf8')

  return async (path, request) => {
    const asset = assets.get(path)
    if (asset !== undefined) return answerAsset(asset, path, request)
    // Every address without a file extension is a place inside the application.
    return extname(path) === '' ? answerPage(page) : undefined
  }
}

function listAssets(dist: string): Map<string, Asset> {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const assets = files.flatMap(({ parentPath, name }): [string, Asset][] => {
    const path = join(parentPath, name)
    const address = `/${relative(dist, path).split(sep).join('/')}`
    if (address === '/index.html' || encodings.some(({ suffix }) => name.endsWith(suffix))) return []
    const encoded = encodings
      .map((encoding) => ({ name: encoding.name, path: path + encoding.suffix }))
      .filter((candidate) => existsSync(candidate.path))
    const type = types[extname(name)] ?? 'application/octet-stream'
    return [[address, { path, type, size: statSync(path).size, encoded }]]
  })
  return new Map(assets)
}

async function answerAsset(asset: Asset, address: string, request: Request): Promise<Response> {
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoded = asset.encoded.find(({ name }) =>
    new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\b)`).test(accepted),
  )
  const headers = new Headers({
    'content-type': asset.type,
    // The build puts a hash of the content into every name under /assets.
    'cache-control': address.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (asset.encoded.length > 0) headers.set('vary', 'accept-encoding')
  if (encoded !== undefined) headers.set('content-encoding', encoded.name)
  return new Response(await readFile(encoded?.path ?? asset.path), { headers })
}

function answerPage(page: string): Response {
  const nonce = randomBytes(16).toString('base64url')
  return new Response(page.replaceAll(noncePlaceholder, nonce), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': pagePolicy(nonce) },
  })
}
