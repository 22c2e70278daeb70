import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";

/** Where a writer's bytes go: a file path (created or overwritten) or any Node stream. */
export type SheetTarget = string | Writable;

/** A writable stream with backpressure and errors as promises: `write` gives a promise only when full. */
export interface ByteSink {
  write(bytes: Buffer): Promise<void> | undefined;
  close(): Promise<void>;
  /** Stops in the middle, after an error of the caller. The unfinished file stays for the caller to remove. */
  abandon(): void;
}

export function openByteSink(target: SheetTarget): ByteSink {
  const stream = typeof target === "string" ? createWriteStream(target, { highWaterMark: 1 << 20 }) : target;
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  const ended = finished(stream, { readable: false }).then(
    () => wake?.(),
    (error: unknown) => {
      failure = error instanceof Error ? error : new Error("The stream was closed", { cause: error });
      wake?.();
    },
  );

  async function drained(): Promise<void> {
    await new Promise<void>((resolve) => {
      wake = resolve;
      stream.once("drain", resolve);
    });
    if (failure) throw failure;
  }

  return {
    write(bytes) {
      if (failure) throw failure;
      return stream.write(bytes) ? undefined : drained();
    },
    async close() {
      if (!failure) stream.end();
      await ended;
      if (failure) throw failure;
    },
    abandon() {
      stream.destroy();
    },
  };
}
