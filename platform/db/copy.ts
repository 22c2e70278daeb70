import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from, to } from "pg-copy-streams";

/** Streams text-format rows into a table; `columns` is trusted SQL, never user text. Returns the rows stored. */
export async function copyInto(
  client: pg.ClientBase,
  target: string,
  rows: Readable | AsyncIterable<string | Buffer>,
  options = "",
): Promise<number> {
  const stream = client.query(from(`copy ${target} from stdin ${options}`));
  await pipeline(rows, stream);
  return stream.rowCount;
}

/** A stream of a query's or table's rows in COPY's format. */
export function copyOutOf(client: pg.ClientBase, source: string, options = ""): Readable {
  return client.query(to(`copy ${source} to stdout ${options}`));
}

/** One value in COPY's text format. */
export function copyText(value: string | number | bigint | null): string {
  if (value === null) return "\\N";
  const text = String(value);
  // Most values hold nothing to escape; the test is far cheaper than four replacements.
  return /[\\\t\n\r]/.test(text)
    ? text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r")
    : text;
}
