const common = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** Nothing of an answer of the API is ever a page. */
const noPage = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/**
 * What a page of the application may load: its own files alone, no inline script; style elements made
 * while it runs must carry the nonce of this response.
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

/** Adds the headers that every answer carries; what an answer says for itself stays. */
export function secureHeaders(headers: Headers, settings: { https: boolean }): void {
  for (const [name, value] of Object.entries(common)) headers.set(name, value)
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', noPage)
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (settings.https) headers.set('strict-transport-security', 'max-age=31536000')
}
