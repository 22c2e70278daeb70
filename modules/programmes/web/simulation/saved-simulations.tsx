import { m } from "#messages/messages.js";
import { formatInstant } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { listSimulations } from "../../contract/list-simulations.ts";
import styles from "./simulation.module.css";

/** Own saved simulations and those colleagues share: each line is the link to give on. */
export function SavedSimulations() {
  const locale = useLocale();
  const read = useRead(listSimulations, {});
  return (
    <div className={styles["setting"]}>
      <Panel title={m.programmes_simulation_saved()}>
        <Loaded read={read} rows={3}>
          {({ simulations }) =>
            simulations.length === 0 ? (
              <p className={styles["now"]}>{m.programmes_simulation_none_saved()}</p>
            ) : (
              <ul className={styles["saved"]}>
                {simulations.map((one) => (
                  <li key={one.simulationId}>
                    <AppLink to={`/program/simulasi?simpanan=${one.simulationId}`} className={styles["link"]}>
                      {one.title}
                    </AppLink>{" "}
                    {one.shared && <StatusBadge tone="blue">{m.programmes_simulation_shared()}</StatusBadge>}
                    <span className={styles["money"]}>
                      {[
                        one.programmeCode,
                        one.period,
                        one.scenarioNames.join(", "),
                        one.createdBy,
                        formatInstant(one.createdAt, locale),
                      ]
                        .filter(Boolean)
                        .join(" · ")}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
    </div>
  );
}
