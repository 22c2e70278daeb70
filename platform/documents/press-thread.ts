import { parentPort } from "node:worker_threads";
import { createPress, type PrintOrder } from "./compile.ts";

// The entry of a press thread: one order in, one answer out.

/** `error` is a fault of the template; the caller's data are not in it. */
export type PressAnswer = { readonly pdf: Uint8Array<ArrayBuffer> } | { readonly error: string };

const port = parentPort;
const print = createPress();

port?.on("message", (order: PrintOrder) => {
  let answer: PressAnswer;
  try {
    answer = { pdf: Uint8Array.from(print(order)) };
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : "The press failed" };
  }
  port.postMessage(answer, "pdf" in answer ? [answer.pdf.buffer] : []);
});
