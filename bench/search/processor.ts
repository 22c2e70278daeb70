import { readFileSync } from "node:fs";

/** Milliseconds a process ran on a processor, to the nanosecond; waiting for a processor does not count. */
function ran(path: string): number {
  try {
    return Number(readFileSync(path, "utf8").split(" ")[0]) / 1e6;
  } catch {
    // Systems without schedstat: the column then reads 0.
    return 0;
  }
}

/** Processor time of the database's process for one connection and of this thread, together. */
export const processorMilliseconds = (backendPid: number): number =>
  ran(`/proc/${backendPid}/schedstat`) + ran("/proc/thread-self/schedstat");
