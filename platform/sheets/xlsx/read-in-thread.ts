import { Worker } from "node:worker_threads";
import { SheetError } from "../errors.ts";
import type { SheetLimits } from "../limits.ts";
import type { RowBatch, Sheet, SheetOptions, SheetSource, SheetSummary } from "../port.ts";
import { batchesAhead, type ThreadMessage, type ThreadOrder } from "./thread-messages.ts";

/**
 * Opens an XLSX in a thread of its own: the caller's event loop stays free, and a file made to exhaust memory
 * ends that thread, not the process.
 * @throws SheetError as `readXlsx`, and OUT_OF_MEMORY past `limits.maxHeapMb`
 */
export async function readXlsxInThread(
  source: SheetSource,
  options: SheetOptions,
  limits: SheetLimits,
): Promise<Sheet> {
  const order: ThreadOrder = {
    source,
    options: {
      ...(options.sheetName === undefined ? {} : { sheetName: options.sheetName }),
      ...(options.keepBlankRows === undefined ? {} : { keepBlankRows: options.keepBlankRows }),
    },
    limits,
  };
  const worker = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: order,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    resourceLimits: { maxOldGenerationSizeMb: limits.maxHeapMb, maxYoungGenerationSizeMb: 16 },
  });
  const inbox = receive(worker);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
  const askForMore = (): void => worker.postMessage("more");
  const close = async (): Promise<void> => {
    await worker.terminate();
  };

  const opened = await orClose(inbox.next(), close);
  if (opened.type !== "opened") throw await failure(opened, close);
  let summary: SheetSummary | null = null;

  async function* batches(): AsyncGenerator<RowBatch> {
    try {
      for (let ahead = 0; ahead < batchesAhead; ahead++) askForMore();
      for (;;) {
        const message = await inbox.next();
        if (message.type === "end") {
          summary = message.summary;
          return;
        }
        if (message.type !== "batch") throw await failure(message, close);
        askForMore();
        if (message.batch.rows.length > 0) yield message.batch;
      }
    } finally {
      await close();
    }
  }

  return {
    format: "xlsx",
    csv: null,
    xlsx: { sheetName: opened.sheetName, sheets: opened.sheets },
    [Symbol.asyncIterator]: batches,
    summary() {
      if (!summary) throw new Error("The summary is known when every row has been read");
      return summary;
    },
    close,
  };
}

async function orClose<T>(work: Promise<T>, close: () => Promise<void>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    await close();
    throw error;
  }
}

async function failure(message: ThreadMessage, close: () => Promise<void>): Promise<Error> {
  await close();
  if (message.type === "failed") return new SheetError(message.code, message.place);
  if (message.type === "bug" && message.error instanceof Error) return message.error;
  return new Error("The sheet thread sent what was not asked for");
}

/** The thread's messages one by one; its death is the last. */
function receive(worker: Worker): { next(): Promise<ThreadMessage> } {
  const waiting: ThreadMessage[] = [];
  let dead: Error | undefined;
  let wake: (() => void) | undefined;
  const die = (error: Error): void => {
    dead ??= error;
    wake?.();
  };
  worker.on("message", (message: ThreadMessage) => {
    waiting.push(message);
    wake?.();
  });
  worker.on("error", (error: unknown) => die(threadError(error)));
  worker.on("exit", () => die(new Error("The sheet thread ended early")));

  return {
    async next() {
      for (;;) {
        const message = waiting.shift();
        if (message) return message;
        if (dead) throw dead;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}

function threadError(error: unknown): Error {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return new SheetError("OUT_OF_MEMORY");
  return error instanceof Error ? error : new Error("The sheet thread failed", { cause: error });
}
