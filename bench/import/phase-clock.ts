import type { Progress } from "#platform/batch/progress.ts";

export interface PhaseTime {
  readonly name: string;
  seconds: number;
}

/** Progress that only takes the time of each phase. */
export function phaseClock(): Progress & { end(): PhaseTime[] } {
  const phases: PhaseTime[] = [];
  let began = performance.now();
  const close = () => {
    const last = phases.at(-1);
    if (last) last.seconds = (performance.now() - began) / 1000;
    began = performance.now();
  };
  return {
    phase: (name) => {
      close();
      phases.push({ name, seconds: 0 });
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
