import { Button } from "@mantine/core";
import { IconCalculator, IconDeviceFloppy, IconFilePlus, IconPlus, IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import { m } from "#messages/messages.js";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { getProgramme } from "../../contract/get-programme.ts";
import { simulate } from "../../contract/simulate.ts";
import type { Scenario } from "../../contract/simulation-shapes.ts";
import { DraftDialog } from "./draft-dialog.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { ScenarioForm } from "./scenario-form.tsx";
import { SideBySide } from "./side-by-side.tsx";
import styles from "./simulation.module.css";
import { SubjectsDialog } from "./subjects-dialog.tsx";
import { changeOf, type Tried, tryWith } from "./tried.ts";

const most = 3;

/** Scenarios being written, and the figures of those that were computed last. */
export function Workbench({
  shown,
  period,
  title,
  saved,
}: {
  readonly shown: OutputOf<typeof getProgramme>;
  readonly period: string;
  readonly title: string;
  readonly saved: readonly Scenario[];
}) {
  const definition: ProgrammeDefinition = shown.definition;
  const name = (index: number) => m.programmes_simulation_scenario({ number: index + 1 });
  const [tries, setTries] = useState<readonly Tried[]>(() =>
    saved.length === 0
      ? [tryWith(definition, name(0))]
      : saved.map((one) => tryWith(definition, one.name, one.change)),
  );
  const [asked, setAsked] = useState<readonly Scenario[]>(saved);
  const [dialog, setDialog] = useState<"save" | "draft" | "subjects">();
  const [of, setOf] = useState(0);
  const read = useRead(simulate, { programmeCode: shown.code, period, scenarios: [...asked] });
  const scenarios = tries.map((tried) => changeOf(definition, tried));
  const computed = JSON.stringify(asked) === JSON.stringify(scenarios);
  const chosen = asked[of];
  const open = (what: "draft" | "subjects", index: number) => {
    setOf(index);
    setDialog(what);
  };
  return (
    <div className={styles["stack"]}>
      <div className={styles["setting"]}>
        <Panel title={title === "" ? m.programmes_simulation_scenarios() : title}>
          <div className={styles["stack"]}>
            <div className={styles["scenarios"]}>
              {tries.map((tried, index) => (
                <ScenarioForm
                  key={`scenario ${String(index)}`}
                  definition={definition}
                  regions={shown.regions}
                  index={index}
                  tried={tried}
                  onChange={(next) => setTries(tries.with(index, next))}
                  onRemove={tries.length === 1 ? undefined : () => setTries(tries.toSpliced(index, 1))}
                />
              ))}
            </div>
            <div className={styles["acts"]}>
              <Button
                leftSection={<IconCalculator size="1.1em" aria-hidden />}
                loading={read.isFetching && asked.length > 0}
                disabled={tries.some((tried) => tried.name.trim() === "")}
                onClick={() => (computed ? void read.refetch() : setAsked(scenarios))}
              >
                {m.programmes_simulation_run()}
              </Button>
              <Button
                variant="default"
                disabled={tries.length >= most}
                leftSection={<IconPlus size="1.1em" aria-hidden />}
                onClick={() =>
                  setTries([
                    ...tries,
                    { ...(tries.at(-1) ?? tryWith(definition, "")), name: name(tries.length) },
                  ])
                }
              >
                {m.programmes_simulation_add()}
              </Button>
              <Button
                variant="default"
                leftSection={<IconDeviceFloppy size="1.1em" aria-hidden />}
                onClick={() => setDialog("save")}
              >
                {m.programmes_simulation_save()}
              </Button>
              {!computed && asked.length > 0 && (
                <span role="status" className={styles["now"]}>
                  {m.programmes_simulation_changed()}
                </span>
              )}
            </div>
          </div>
        </Panel>
      </div>
      <Loaded read={read} rows={10}>
        {(result) => (
          <>
            <SideBySide result={result} />
            {asked.length > 0 && (
              <Panel title={m.programmes_simulation_next()}>
                <ul className={styles["saved"]}>
                  {asked.map((one, index) => (
                    <li key={`act ${String(index)}`} className={styles["acts"]}>
                      <strong>{one.name}</strong>
                      {!result.smallHidden && (
                        <Button
                          variant="subtle"
                          leftSection={<IconUsers size="1.1em" aria-hidden />}
                          aria-label={`${m.programmes_simulation_who()}: ${one.name}`}
                          onClick={() => open("subjects", index)}
                        >
                          {m.programmes_simulation_who()}
                        </Button>
                      )}
                      {shown.allowed.includes("create-draft") && (
                        <Button
                          variant="subtle"
                          leftSection={<IconFilePlus size="1.1em" aria-hidden />}
                          aria-label={`${m.programmes_simulation_draft()}: ${one.name}`}
                          onClick={() => open("draft", index)}
                        >
                          {m.programmes_simulation_draft()}
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
          </>
        )}
      </Loaded>
      {dialog === "save" && (
        <SaveDialog
          programmeCode={shown.code}
          period={period}
          scenarios={scenarios}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === "draft" && chosen !== undefined && (
        <DraftDialog programmeCode={shown.code} scenario={chosen} onClose={() => setDialog(undefined)} />
      )}
      {dialog === "subjects" && chosen !== undefined && (
        <SubjectsDialog
          programmeCode={shown.code}
          period={period}
          scenario={chosen}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}
