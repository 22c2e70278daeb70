import { Worker } from "node:worker_threads";
import type { PrintOrder } from "./compile.ts";
import type { PressAnswer } from "./press-thread.ts";
import { printableJson } from "./printable.ts";
import type { DocumentTemplate } from "./template.ts";
import { wibDateTime } from "./wib-date-time.ts";

/** Renders documents in threads of its own, so that requests are answered meanwhile. */
export interface Press {
  /**
   * The document as PDF. The same data and time give the same bytes.
   * @throws Error when the template is at fault (never because of what a text holds), or the press was closed
   */
  renderPdf<Data>(template: DocumentTemplate<Data>, data: Data, createdAt: Date): Promise<Buffer>;
  close(): Promise<void>;
}

interface Job {
  readonly order: PrintOrder;
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | undefined;
}

/**
 * @param threads a letter takes 3 to 30 ms: one thread prints some hundred a second; starting one takes 0.5 s
 * and happens at the first document. Idle threads do not keep the process alive.
 */
export function openPress(threads = 1): Press {
  const running = new Set<Thread>();
  const waiting: Job[] = [];
  let closed = false;

  function startThread(): Thread {
    const worker = new Worker(new URL("./press-thread.ts", import.meta.url), {
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    const thread: Thread = { worker, job: undefined };
    const end = (error: Error): void => {
      running.delete(thread);
      thread.job?.reject(error);
      thread.job = undefined;
      handOut();
    };
    worker.on("message", (answer: PressAnswer) => {
      const job = thread.job;
      thread.job = undefined;
      worker.unref();
      if ("pdf" in answer) job?.resolve(Buffer.from(answer.pdf.buffer));
      else job?.reject(new Error(answer.error));
      handOut();
    });
    worker.on("error", (error) => end(error instanceof Error ? error : new Error("The press thread failed")));
    worker.on("exit", () => end(new Error("The press thread ended")));
    running.add(thread);
    return thread;
  }

  function handOut(): void {
    if (closed) return;
    while (waiting.length > 0) {
      const idle = [...running].find((thread) => !thread.job);
      const thread = idle ?? (running.size < threads ? startThread() : undefined);
      const job = thread && waiting.shift();
      if (!thread || !job) return;
      thread.job = job;
      thread.worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
      thread.worker.postMessage(job.order);
    }
  }

  return {
    renderPdf: (template, data, createdAt) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error("The press is closed");
        const order: PrintOrder = {
          file: template.file,
          standard: template.standard,
          tagged: template.tagged,
          data: printableJson(data),
          printedAt: wibDateTime(createdAt),
          createdAtSeconds: Math.floor(createdAt.getTime() / 1000),
        };
        waiting.push({ order, resolve, reject });
        handOut();
      }),
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new Error("The press is closed"));
      await Promise.all([...running].map((thread) => thread.worker.terminate()));
    },
  };
}
