import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { formatNumber } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { Dialog } from "#platform/ui/dialog.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { listSimulated } from "../../contract/list-simulated.ts";
import type { Scenario } from "../../contract/simulation-shapes.ts";
import styles from "./simulation.module.css";

const kinds = ["entering", "leaving", "selected", "not-reached"] as const;
const words = {
  entering: m.programmes_simulation_enters,
  leaving: m.programmes_simulation_leaves,
  selected: m.programmes_simulation_selected,
  "not-reached": m.programmes_simulation_not_reached,
};
const shownAtMost = 50;

/** A look at the people behind the figures of one scenario, numbers masked. */
export function SubjectsDialog({
  programmeCode,
  period,
  scenario,
  onClose,
}: {
  readonly programmeCode: string;
  readonly period: string;
  readonly scenario: Scenario;
  readonly onClose: () => void;
}) {
  const [kind, setKind] = useState<(typeof kinds)[number]>("entering");
  const read = useRead(listSimulated, { programmeCode, period, scenario, kind, limit: shownAtMost });
  return (
    <Dialog opened onClose={onClose} title={scenario.name}>
      <div className={styles["stack"]}>
        <NativeSelect
          label={m.programmes_simulation_who()}
          value={kind}
          data={kinds.map((one) => ({ value: one, label: words[one]() }))}
          onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? "entering")}
        />
        <Loaded read={read} rows={6}>
          {({ rows, total }) =>
            rows.length === 0 ? (
              <EmptyState title={m.programmes_simulation_nobody()} />
            ) : (
              <>
                <p className={styles["now"]}>
                  {m.programmes_simulation_first_of({
                    shown: formatNumber(rows.length),
                    total: formatNumber(total),
                  })}
                </p>
                <ul className={styles["saved"]}>
                  {rows.map((row) => (
                    <li key={row.subjectId}>
                      {row.familyId === null ? (
                        row.name
                      ) : (
                        <AppLink to={`/keluarga/${row.familyId}`} className={styles["link"]}>
                          {row.name}
                        </AppLink>
                      )}
                      <span className={styles["money"]}>
                        {[row.numberMasked, row.placeLabel].filter(Boolean).join(" · ")}
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
      </div>
    </Dialog>
  );
}
