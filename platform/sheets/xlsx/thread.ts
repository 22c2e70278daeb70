import { parentPort, workerData } from "node:worker_threads";
import { SheetError } from "../errors.ts";
import { openRandomAccess } from "../random-access.ts";
import { readXlsx } from "./read-xlsx.ts";
import type { ThreadMessage, ThreadOrder } from "./thread-messages.ts";

// The entry of the thread `readXlsxInThread` starts; sends a batch only when one was asked for.

const port = parentPort;
const order = workerData as ThreadOrder;
let asked = 0;
let wake: (() => void) | undefined;

port?.on("message", () => {
  asked++;
  wake?.();
});

const send = (message: ThreadMessage): void => port?.postMessage(message);

async function askedForMore(): Promise<void> {
  if (asked === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  asked--;
}

async function run(): Promise<void> {
  const file = await openRandomAccess(order.source);
  const opened = await readXlsx(file, order.options, order.limits);
  send({ type: "opened", sheetName: opened.sheetName, sheets: opened.sheets });
  const batches = opened.batches();
  for (;;) {
    await askedForMore();
    const next = await batches.next();
    if (next.done) {
      send({ type: "end", summary: next.value });
      break;
    }
    send({ type: "batch", batch: next.value });
  }
  await file.close();
}

try {
  await run();
} catch (error) {
  if (error instanceof SheetError) send({ type: "failed", code: error.code, place: error.place });
  else send({ type: "bug", error });
} finally {
  port?.close();
}
