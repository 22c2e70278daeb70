import { sql } from "kysely";
import * as oidc from "openid-client";
import { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";

const OfficeProvider = z.strictObject({
  issuer: z.url(),
  clientId: z.string().min(1),
  /** Claim of the ID token or of the userinfo answer that holds the username or NIP. */
  claim: z.string().min(1).default("preferred_username"),
  label: z.string().min(1).default("SSO kantor"),
  /** Where the provider sends people back: the page /sign-in/office of this installation. */
  redirectUri: z.url(),
});

/** The office's identity provider (INApas, a region's own SSO …). */
export type OfficeProvider = z.output<typeof OfficeProvider> & {
  /** Absent for a public client: PKCE alone protects the code then. */
  readonly clientSecret?: string;
};

/** Provider from the environment (docs/runbook.md), or null where none is set up. */
export function officeProviderFrom(variables: NodeJS.ProcessEnv): OfficeProvider | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = variables;
  if (!issuer || !clientId) return null;
  const base = variables["SINERGI_URL"] || `http://localhost:${variables["PORT"] || 3000}`;
  const provider = OfficeProvider.parse({
    issuer,
    clientId,
    claim: variables["OIDC_CLAIM"] || undefined,
    label: variables["OIDC_LABEL"] || undefined,
    redirectUri: new URL("/sign-in/office", base).href,
  });
  return clientSecret ? { ...provider, clientSecret } : provider;
}

/** The provider of this office: the setting "office-provider" (a public client), else the environment, else null. */
export async function officeProvider(tx: Tx): Promise<OfficeProvider | null> {
  const { rows } = await sql<{ value: unknown }>`
    select s.value from app.settings s where s.key = 'office-provider'`.execute(tx);
  return rows[0] ? OfficeProvider.parse(rows[0].value) : officeProviderFrom(process.env);
}

// The provider's own description, fetched once an hour: it changes with its keys' rotation.
const described = new Map<
  string,
  { readonly until: number; readonly configuration: Promise<oidc.Configuration> }
>();
const describedMilliseconds = 3_600_000;

const isLoopback = (url: URL) =>
  url.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);

/** The provider's endpoints and keys. Plain http only on this machine itself. Throws where it cannot be reached. */
export async function describeProvider(provider: OfficeProvider, now: Date): Promise<oidc.Configuration> {
  const key = `${provider.issuer} ${provider.clientId}`;
  const known = described.get(key);
  if (known && known.until > now.getTime()) return known.configuration;
  const issuer = new URL(provider.issuer);
  const configuration = oidc.discovery(
    issuer,
    provider.clientId,
    undefined,
    provider.clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(provider.clientSecret),
    { timeout: 10, ...(isLoopback(issuer) ? { execute: [oidc.allowInsecureRequests] } : {}) },
  );
  described.set(key, { until: now.getTime() + describedMilliseconds, configuration });
  return configuration.catch((error: unknown) => {
    described.delete(key);
    throw error;
  });
}
