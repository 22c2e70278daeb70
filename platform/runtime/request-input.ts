import type { AnyContract } from "#platform/kernel/contract.ts";

/**
 * Joins the parts of a request into the contract's one input. Path wins over body and query, so that nobody
 * can name one thing in the address and another in the body.
 */
export function requestInput(
  contract: AnyContract,
  parts: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
): unknown {
  const params = (parts.params ?? {}) as Record<string, unknown>;
  if (contract.method === "GET" || contract.body === "bytes")
    return { ...(parts.query as Record<string, unknown>), ...params };
  if (
    parts.body !== null &&
    parts.body !== undefined &&
    (typeof parts.body !== "object" || Array.isArray(parts.body))
  )
    return parts.body;
  return { ...(parts.body as Record<string, unknown> | null), ...params };
}

/**
 * True where a browser sent the request from another site (cross-site request forgery). Sec-Fetch-Site cannot
 * be set by a page; Origin covers browsers without it. A request without both comes from no browser page.
 */
export function isForeign(headers: NodeJS.Dict<string | string[]>): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const origin = headers["origin"];
  if (typeof origin !== "string") return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers["host"];
}
