import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Progress } from "#platform/batch/progress.ts";
import type { Cluster } from "#platform/db/cluster.ts";

export interface PhaseTime {
  readonly name: string;
  seconds: number;
  /** Processor seconds of this process and of the server: on a busy machine these compare, wall time does not. */
  nodeCpuSeconds: number;
  databaseCpuSeconds: number;
}

const ticksPerSecond = 100;

/** Fields of /proc/<pid>/stat from the state on: the name before them may hold spaces. */
function statOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

const ticks = (stat: readonly string[], from: number, upto: number) =>
  stat.slice(from, upto).reduce((sum, text) => sum + Number(text), 0);

/** Processor seconds of a server so far: the postmaster, its children, and those that have ended. */
export function serverCpuSeconds(cluster: Cluster): number {
  const [postmaster = ""] = readFileSync(join(cluster.folder, "postmaster.pid"), "utf8").split("\n");
  let sum = ticks(statOf(postmaster), 11, 15);
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(pid);
    if (stat[1] === postmaster) sum += ticks(stat, 11, 13);
  }
  return sum / ticksPerSecond;
}

export function nodeCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Progress that only takes the time of each phase. */
export function phaseClock(cluster: Cluster): Progress & { end(): PhaseTime[] } {
  const phases: PhaseTime[] = [];
  const now = () => ({
    wall: performance.now() / 1000,
    node: nodeCpuSeconds(),
    server: serverCpuSeconds(cluster),
  });
  let began = now();
  const close = () => {
    const last = phases.at(-1);
    const ended = now();
    if (last) {
      last.seconds = ended.wall - began.wall;
      last.nodeCpuSeconds = ended.node - began.node;
      last.databaseCpuSeconds = ended.server - began.server;
    }
    began = ended;
  };
  return {
    phase: (name) => {
      close();
      phases.push({ name, seconds: 0, nodeCpuSeconds: 0, databaseCpuSeconds: 0 });
      return Promise.resolve();
    },
    advance: () => Promise.resolve(),
    check: () => Promise.resolve(),
    end: () => {
      close();
      return phases;
    },
  };
}
