/**
 * The content security policy of every page (docs/adr/0004-csp-and-mantine.md says how each word was won).
 * Nothing inline, nothing from elsewhere; no nonce is needed because no page holds an inline script or style.
 */
export const contentSecurityPolicy = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "font-src": ["'self'"],
  // blob: for a photo or a document that the browser itself has just made or fetched.
  "img-src": ["'self'", "blob:"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "form-action": ["'self'"],
  "base-uri": ["'none'"],
  "frame-ancestors": ["'none'"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The header's value. */
export function cspHeader(): string {
  return Object.entries(contentSecurityPolicy)
    .map(([directive, sources]) => `${directive} ${sources.join(" ")}`)
    .join("; ");
}
