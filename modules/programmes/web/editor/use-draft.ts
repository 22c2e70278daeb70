import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { OutputOf, Refusal } from "#platform/kernel/contract.ts";
import { call } from "#platform/ui/api.ts";
import { readKey, useAct } from "#platform/ui/query-client.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { getProgramme } from "../../contract/get-programme.ts";
import { saveDraft } from "../../contract/save-draft.ts";
import type { DefinitionProblem } from "../../contract/version-shapes.ts";

/** A pause in typing after which the draft is saved. */
const pauseMs = 1200;

export type SaveStatus = "saved" | "changed" | "saving" | "failed";

export interface Conflict {
  readonly theirs: ProgrammeDefinition;
  readonly revision: number;
}

export interface Draft {
  readonly definition: ProgrammeDefinition;
  readonly change: (change: Partial<ProgrammeDefinition>) => void;
  readonly status: SaveStatus;
  readonly savedAt: Date | undefined;
  readonly problems: readonly DefinitionProblem[];
  readonly refusal: Refusal | undefined;
  /** What a colleague saved meanwhile; nothing more is saved until the choice is made. */
  readonly conflict: Conflict | undefined;
  readonly resolve: (merged: ProgrammeDefinition, revision: number) => void;
  /** Saves what is not saved yet; the revision, or null where that failed. */
  readonly flush: () => Promise<number | null>;
}

/** A draft that saves itself after every pause in typing, one saving at a time, and never over a colleague's. */
export function useDraft(code: string, shown: OutputOf<typeof getProgramme>): Draft {
  const client = useQueryClient();
  const { versionId } = shown.version;
  const act = useAct(saveDraft);
  const { run } = act;
  const [definition, setDefinition] = useState(shown.definition);
  const [status, setStatus] = useState<SaveStatus>("saved");
  const [savedAt, setSavedAt] = useState<Date>();
  const [problems, setProblems] = useState<readonly DefinitionProblem[]>(shown.problems);
  const [conflict, setConflict] = useState<Conflict>();
  const latest = useRef(shown.definition);
  const stored = useRef(shown.definition);
  const revision = useRef(shown.version.revision);
  const running = useRef<Promise<number | null>>(null);

  const save = useCallback(async (): Promise<number | null> => {
    const sent = latest.current;
    setStatus("saving");
    const result = await run({ versionId, baseRevision: revision.current, definition: sent });
    if (result.ok) {
      revision.current = result.out.revision;
      stored.current = sent;
      setProblems(result.out.problems);
      setSavedAt(new Date());
      setStatus(latest.current === sent ? "saved" : "changed");
      return result.out.revision;
    }
    if (result.refusal.code === "STALE") {
      const fresh = await call(getProgramme, { code, versionId });
      if (fresh.ok) setConflict({ theirs: fresh.out.definition, revision: fresh.out.version.revision });
    }
    setStatus("failed");
    return null;
  }, [code, versionId, run]);

  const flush = useCallback((): Promise<number | null> => {
    const all = async () => {
      while (latest.current !== stored.current) {
        if ((await save()) === null) return null;
      }
      return revision.current;
    };
    running.current ??= all().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [save]);

  useEffect(() => {
    if (definition === stored.current || conflict !== undefined) return undefined;
    const timer = setTimeout(() => void flush(), pauseMs);
    return () => clearTimeout(timer);
  }, [definition, conflict, flush]);

  // What is typed in the last second must not be lost with the page.
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current !== stored.current) event.preventDefault();
    };
    globalThis.addEventListener("beforeunload", warn);
    return () => {
      globalThis.removeEventListener("beforeunload", warn);
      const saved = latest.current === stored.current ? Promise.resolve(null) : flush();
      void saved.then(() => client.invalidateQueries({ queryKey: readKey(getProgramme) }));
    };
  }, [flush, client]);

  const set = useCallback((next: ProgrammeDefinition) => {
    latest.current = next;
    setDefinition(next);
    setStatus("changed");
  }, []);
  const change = useCallback(
    (part: Partial<ProgrammeDefinition>) => set({ ...latest.current, ...part }),
    [set],
  );
  const resolve = useCallback(
    (merged: ProgrammeDefinition, now: number) => {
      revision.current = now;
      setConflict(undefined);
      set({ ...merged });
    },
    [set],
  );
  return {
    definition,
    change,
    status,
    savedAt,
    problems,
    refusal: status === "failed" && conflict === undefined ? act.refusal : undefined,
    conflict,
    resolve,
    flush,
  };
}
