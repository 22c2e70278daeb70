import { pino } from "pino";

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
  serializers: {
    // PostgreSQL puts offending values into `detail`, `where` and at times the message: keep only what is safe.
    err: (error: Error & { code?: string; table?: string; constraint?: string; routine?: string }) => ({
      type: error.name,
      sqlState: error.code,
      table: error.table,
      constraint: error.constraint,
      message: error.routine === undefined ? error.message : "database error",
      stack: error.stack
        ?.split("\n")
        .filter((line) => line.startsWith("    at "))
        .join("\n"),
    }),
  },
});

export type Log = typeof log;
