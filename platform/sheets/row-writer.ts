/** A writer rows are pushed into. Await what `write` returns when it returns something: the target is full. */
export interface RowWriter<Value> {
  write(row: readonly Value[]): Promise<void> | undefined;
  /** Finishes the file; resolves when the target has taken every byte. */
  close(): Promise<{ readonly rows: number }>;
  /** Gives up: releases the target without finishing the file. */
  abandon(): void;
}

/** Pushes all `rows`, only as fast as the target takes them; on any failure the target is released. */
export async function writeAll<Value>(
  writer: RowWriter<Value>,
  rows: Iterable<readonly Value[]> | AsyncIterable<readonly Value[]>,
): Promise<{ readonly rows: number }> {
  try {
    if (Symbol.iterator in rows) {
      for (const row of rows) {
        const full = writer.write(row);
        if (full) await full;
      }
    } else {
      for await (const row of rows) {
        const full = writer.write(row);
        if (full) await full;
      }
    }
    return await writer.close();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}
