import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import type { Database } from "#platform/db/connection.ts";

export interface TestProvider {
  readonly issuer: string;
  /** Who signs in at the provider next, and whether with a second factor there. */
  person: { name: string; methods: readonly string[] };
  stop(): Promise<void>;
}

const clientId = "sinergi";
export const redirectUri = "http://localhost:3000/sign-in/office";

interface GrantContext {
  readonly oidc: {
    readonly session: { readonly accountId: string };
    readonly client: { readonly clientId: string };
  };
}

/** A real OpenID provider on loopback, where the person in `person` signs in without a form. */
export async function startProvider(): Promise<TestProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: TestProvider = {
    issuer,
    person: { name: "", methods: [] },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, token_endpoint_auth_method: "none", redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub", "amr"], profile: ["preferred_username"] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: {
      url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}`,
    },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id, amr: state.person.methods }),
    }),
    loadExistingGrant: async ({ oidc }: GrantContext) => {
      const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
      grant.addOIDCScope("openid profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/")) {
      const login = { accountId: state.person.name, amr: state.person.methods };
      void provider.interactionFinished(request, response, { login });
    } else answer(request, response);
  });
  return state;
}

/** Makes the provider the office's own, as the setting of a database. */
export async function useProvider(database: Database, provider: TestProvider): Promise<void> {
  await database.owner.query(
    "insert into app.settings (key, value) values ('office-provider', $1) on conflict (key) do update set value = excluded.value",
    [JSON.stringify({ issuer: provider.issuer, clientId, label: "SSO Uji", redirectUri })],
  );
}

/** Acts as the browser: follows the provider's pages until it sends the person back; returns the query string. */
export async function signInAtProvider(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = new URL(address);
  for (let step = 0; step < 10; step += 1) {
    const response = await fetch(next, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const cut = pair.indexOf("=");
      cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
    }
    const location = response.headers.get("location");
    if (location === null)
      throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
    next = new URL(location, next);
    if (next.href.startsWith(redirectUri)) return next.search.slice(1);
  }
  throw new Error("the provider went round in circles");
}
