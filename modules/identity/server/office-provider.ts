import * as oidc from "openid-client";

/** The office's identity provider (INApas, a region's own SSO …). */
export interface OfficeProvider {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client: PKCE alone protects the code then. */
  readonly clientSecret?: string;
  /** Claim of the ID token that holds the username or NIP. */
  readonly claim: string;
  readonly label: string;
  /** Where the provider sends people back: the page /sign-in/office of this installation. */
  readonly redirectUri: string;
}

/** Provider from the environment (docs/runbook.md), or null where none is set up. */
export function officeProviderFrom(variables: NodeJS.ProcessEnv): OfficeProvider | null {
  const issuer = variables["OIDC_ISSUER"];
  const clientId = variables["OIDC_CLIENT_ID"];
  if (!issuer || !clientId) return null;
  const base = variables["SINERGI_URL"] || `http://localhost:${variables["PORT"] || 3000}`;
  const clientSecret = variables["OIDC_CLIENT_SECRET"];
  return {
    issuer,
    clientId,
    claim: variables["OIDC_CLAIM"] || "preferred_username",
    label: variables["OIDC_LABEL"] || "SSO kantor",
    redirectUri: new URL("/sign-in/office", base).href,
    ...(clientSecret ? { clientSecret } : {}),
  };
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
