import { resolve } from "node:path";
import { z } from "zod";
import { SetupError } from "#platform/kernel/setup-error.ts";

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.stringbool();

/** Settings from the environment; every one has a default that suits one office on one machine. */
const Environment = z.object({
  /** Folder of the embedded database, uploads and secrets. */
  SINERGI_DATA: z
    .string()
    .default("data")
    .transform((folder) => resolve(folder)),
  /** An office's own PostgreSQL 18 instead of the embedded one. */
  DATABASE_URL: z.url().optional(),
  PORT: port.default(3000),
  /** Address to listen on; another one than loopback only behind a proxy with TLS. */
  HOST: z.string().default("127.0.0.1"),
  METRICS_PORT: port.default(9464),
  /** Public address, e.g. https://sinergi.dinsos.example; https turns on secure cookies and HSTS. */
  SINERGI_URL: z.url().optional(),
  SINERGI_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** Kemendagri code of the province; once given it is remembered. Banten (36) where none ever was. */
  SINERGI_PROVINCE: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  SINERGI_REQUESTS_PER_MINUTE: z.coerce.number().int().min(10).default(1200),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** Claim that holds the username or NIP. */
  OIDC_CLAIM: z.string().default("preferred_username"),
  /** A started server opens no browser and prints no demo passwords when set. */
  SINERGI_QUIET: flag.default(false),
});

export type Env = z.infer<typeof Environment>;

/** Reads the environment; a wrong value is one clear sentence, not a stack. */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const parsed = Environment.safeParse(
    Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== "")),
  );
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => String(issue.path[0])).join(", ");
  throw new SetupError(
    "SETTING_INVALID",
    `Nilai setelan ${names} tidak dapat dipakai. Lihat docs/runbook.md, lalu perbaiki dan jalankan lagi.`,
  );
}
