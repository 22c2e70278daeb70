/** An error as it may be logged: what happened and where, never what with. */
export interface SafeError {
  readonly type: string;
  readonly sqlState?: string;
  readonly table?: string;
  readonly constraint?: string;
  readonly message?: string;
  readonly stack?: string;
}

type Loose = Error & { code?: unknown; table?: string; constraint?: string; syscall?: string };

/**
 * Messages of the runtime's own errors name code, those of PostgreSQL, of parsers and of our own throws may
 * quote a person's data; these are left out. Type, place in the code and SQLSTATE are enough to find the bug.
 */
export function safeError(error: Loose): SafeError {
  const speaksOfCode =
    error instanceof TypeError ||
    error instanceof ReferenceError ||
    error instanceof RangeError ||
    error.syscall !== undefined;
  const stack = error.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n");
  return {
    type: error.name,
    ...(typeof error.code === "string" ? { sqlState: error.code } : {}),
    ...(error.table === undefined ? {} : { table: error.table }),
    ...(error.constraint === undefined ? {} : { constraint: error.constraint }),
    ...(speaksOfCode ? { message: error.message.replaceAll(/\d{4,}/g, "•").slice(0, 300) } : {}),
    ...(stack === undefined ? {} : { stack }),
  };
}
