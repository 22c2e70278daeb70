import { m } from "#messages/messages.js";
import { currentLocale } from "#platform/i18n/locale.ts";
import type {
  AnyContract,
  CallOf,
  ErrorOf,
  OutputOf,
  Refusal,
  RunnerErrorCode,
} from "#platform/kernel/contract.ts";
import { newId } from "#platform/kernel/ids.ts";

/** Refusals that the client itself gives: no answer came, or one that no contract knows. */
export type ClientErrorCode = "OFFLINE" | "INTERNAL" | "ABORTED";

export type CallRefusal<C extends AnyContract> = Refusal<ErrorOf<C> | RunnerErrorCode | ClientErrorCode>;

export type CallResult<C extends AnyContract> =
  | { readonly ok: true; readonly out: OutputOf<C> }
  | { readonly ok: false; readonly status: number; readonly refusal: CallRefusal<C> };

export interface CallOptions {
  /** A command sent again with the same key is done once; made anew where the caller gives none. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** The raw body of a contract with `body: "bytes"`. */
  readonly bytes?: Blob;
}

/** How often a command without an answer is sent again, with the same key, and how long it waits before. */
const retryDelaysMs = [400, 1600];

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (input: unknown): Fields =>
  typeof input === "object" && input !== null ? { ...input } : {};

/** A value as it stands in an address: texts and figures as they are, anything else as JSON. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function appendQuery(query: URLSearchParams, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) for (const one of value) appendQuery(query, name, one);
  else query.append(name, textOf(value));
}

/**
 * Address and body of a call. A GET and a raw upload carry their input in the address, all others in the body,
 * so whatever is personal (a name, a NIK) must be asked with POST.
 */
export function requestOf(
  contract: Pick<AnyContract, "method" | "path" | "body">,
  input: unknown,
): { readonly url: string; readonly body: Fields | undefined } {
  const rest = { ...fieldsOf(input) };
  const path = contract.path.replace(/:(\w+)/g, (_match, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(textOf(value));
  });
  if (contract.method !== "GET" && contract.body !== "bytes") return { url: `/api${path}`, body: rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) appendQuery(query, name, value);
  const text = query.toString();
  return { url: text === "" ? `/api${path}` : `/api${path}?${text}`, body: undefined };
}

const ownRefusal = (code: ClientErrorCode): Refusal<ClientErrorCode> => ({
  code,
  message: code === "OFFLINE" ? m.error_OFFLINE() : code === "INTERNAL" ? m.error_INTERNAL() : "",
});

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** fetch that sends again while no answer comes; a read is sent once, the screen offers to try again. */
async function send(url: string, init: RequestInit, delays: readonly number[]): Promise<Response> {
  for (const delay of delays) {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (init.signal?.aborted === true) throw error;
      await wait(delay);
    }
  }
  return fetch(url, init);
}

async function refusalOf(response: Response): Promise<Refusal> {
  try {
    const answer: unknown = await response.json();
    if (typeof answer === "object" && answer !== null && "code" in answer && "message" in answer) {
      return answer as Refusal;
    }
  } catch {
    // Not ours: a proxy's page, for instance.
  }
  return { ...ownRefusal("INTERNAL"), details: { status: response.status } };
}

const signInListeners = new Set<() => void>();

/** Calls back whenever the server says that nobody is signed in (any more); returns how to stop. */
export function onSignInRequired(listener: () => void): () => void {
  signInListeners.add(listener);
  return () => signInListeners.delete(listener);
}

async function request(
  contract: AnyContract,
  input: unknown,
  options: CallOptions,
): Promise<Response | Refusal> {
  const { url, body } = requestOf(contract, input);
  const headers: Record<string, string> = { "accept-language": currentLocale() };
  if (contract.kind === "command") headers["idempotency-key"] = options.idempotencyKey ?? newId();
  if (body !== undefined) headers["content-type"] = "application/json";
  if (options.bytes !== undefined) headers["content-type"] = "application/octet-stream";
  try {
    return await send(
      url,
      {
        method: contract.method,
        credentials: "same-origin",
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(options.bytes === undefined ? {} : { body: options.bytes }),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      },
      contract.kind === "command" ? retryDelaysMs : [],
    );
  } catch {
    return ownRefusal(options.signal?.aborted === true ? "ABORTED" : "OFFLINE");
  }
}

/**
 * Calls an operation. Never throws: what went wrong is a refusal with a sentence to show. Without a network the
 * refusal is OFFLINE; a command is then sent again twice with the same idempotency key before giving up.
 */
export async function call<C extends AnyContract>(
  contract: C,
  input: CallOf<C>,
  options: CallOptions = {},
): Promise<CallResult<C>> {
  const response = await request(contract, input, options);
  if (!(response instanceof Response)) {
    return { ok: false, status: 0, refusal: response };
  }
  if (!response.ok) {
    const refusal = (await refusalOf(response)) as CallRefusal<C>;
    if (refusal.code === "SIGN_IN_REQUIRED") for (const listener of signInListeners) listener();
    return { ok: false, status: response.status, refusal };
  }
  try {
    return { ok: true, out: (await response.json()) as OutputOf<C> };
  } catch {
    return { ok: false, status: response.status, refusal: ownRefusal("INTERNAL") };
  }
}

/** Calls an operation that answers with a file and keeps it in the page's memory, to be shown there. */
export async function fetchFile<C extends AnyContract>(
  contract: C,
  input: CallOf<C>,
  options: Pick<CallOptions, "signal"> = {},
): Promise<
  { readonly ok: true; readonly blob: Blob } | { readonly ok: false; readonly refusal: CallRefusal<C> }
> {
  const response = await request(contract, input, options);
  if (!(response instanceof Response)) return { ok: false, refusal: response };
  if (!response.ok) return { ok: false, refusal: await refusalOf(response) };
  return { ok: true, blob: await response.blob() };
}

/** Calls an operation that answers with a file and hands it to the browser as a download. */
export async function download<C extends AnyContract>(
  contract: C,
  input: CallOf<C>,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: CallRefusal<C> }> {
  const response = await request(contract, input, {});
  if (!(response instanceof Response)) return { ok: false, refusal: response };
  if (!response.ok) return { ok: false, refusal: await refusalOf(response) };
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "")?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = decodeURIComponent(name ?? "sinergi");
  link.click();
  // The browser has taken the file over once the click is handled.
  setTimeout(() => URL.revokeObjectURL(address), 0);
  return { ok: true };
}
