/**
 * The page's security policy: nothing from anywhere but this program. Both doors send it with every page.
 * `nonce` is fresh for each page and lets the component library's own style elements in.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/** Headers for every answer of a door that serves the page. */
export const pageHeaders = (nonce: string): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy(nonce),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
})

/** What `index.html` carries in `<meta name="style-nonce" content="…">` until a door serves it. */
const noncePlaceholder = '__STYLE_NONCE__'

/** The page with this serving's nonce in it, for the component library to read. */
export const withNonce = (html: string, nonce: string): string => html.replaceAll(noncePlaceholder, nonce)
