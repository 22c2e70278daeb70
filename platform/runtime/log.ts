import { pino } from "pino";
import { safeError } from "./safe-error.ts";

/**
 * The process's log. What could hold a person's name or number never gets in: bodies, queries and headers
 * are not logged at all, and these keys are removed wherever they turn up.
 */
const secretKeys = [
  "password",
  "token",
  "code",
  "nik",
  "kk",
  "name",
  "fullName",
  "authorization",
  "cookie",
  "input",
  "body",
  "parameters",
];

export const log = pino({
  level: process.env["SINERGI_LOG"] ?? "info",
  base: null,
  redact: {
    paths: [...secretKeys, ...secretKeys.map((key) => `*.${key}`), ...secretKeys.map((key) => `*.*.${key}`)],
    censor: "[disamarkan]",
  },
  serializers: { err: safeError },
});

export type Log = typeof log;
