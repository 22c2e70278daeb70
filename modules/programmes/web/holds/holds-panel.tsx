import { Button, NativeSelect } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { m } from "#messages/messages.js";
import { formatDate } from "#platform/i18n/format.ts";
import { AppLink } from "#platform/ui/app-link.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import type { ShownFamily, ShownPerson } from "#platform/ui/module-web.ts";
import { Panel } from "#platform/ui/panel.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { StatusBadge } from "#platform/ui/status-badge.tsx";
import { listHolds } from "../../contract/list-holds.ts";
import { listProgrammes } from "../../contract/list-programmes.ts";
import styles from "../catalogue/catalogue.module.css";
import { holdKindWords } from "./hold-words.ts";

const PlaceHold = lazy(() => import("./place-hold.tsx").then((dialog) => ({ default: dialog.PlaceHold })));

/** Pauses and refusals of one family on its page. */
export function FamilyHolds({ familyId, members }: ShownFamily) {
  return <HoldsPanel kind="family" subjectId={familyId} subjectName={members[0]?.name ?? ""} />;
}

/** The same for one person. */
export function PersonHolds({ personId }: ShownPerson) {
  return <HoldsPanel kind="person" subjectId={personId} subjectName={m.programmes_hold_this_person()} />;
}

function HoldsPanel({
  kind,
  subjectId,
  subjectName,
}: {
  readonly kind: "family" | "person";
  readonly subjectId: string;
  readonly subjectName: string;
}) {
  const locale = useLocale();
  const mayPlace = useMay("programmes.hold.place");
  const holds = useRead(listHolds, { subjectId, standing: "stands" });
  const programmes = useRead(listProgrammes, {}).data?.programmes ?? [];
  const [chosen, setChosen] = useState("");
  const [placing, setPlacing] = useState(false);
  const title = (code: string) => programmes.find((one) => one.code === code)?.title[locale] ?? code;
  const offered = programmes.filter((one) => (kind === "person") === (one.unit === "person"));
  return (
    <Panel title={m.programmes_holds()}>
      <Loaded read={holds} rows={2}>
        {(out) => (
          <div className={styles["stack"]}>
            {out.holds.length === 0 && <p className={styles["hint"]}>{m.programmes_holds_none()}</p>}
            <ul className={styles["parts"]}>
              {out.holds.map((hold) => (
                <li key={hold.holdId}>
                  <p className={styles["head"]}>
                    <StatusBadge tone="amber">{holdKindWords[hold.kind]()}</StatusBadge>
                    <AppLink to={`/program/${hold.programmeCode}/jeda`} className={styles["link"]}>
                      {title(hold.programmeCode)}
                    </AppLink>
                  </p>
                  <p className={styles["hint"]}>
                    {hold.reason} ({hold.placedBy};{" "}
                    {hold.untilOn === null ? m.programmes_hold_until_lifted() : formatDate(hold.untilOn)})
                  </p>
                </li>
              ))}
            </ul>
            {mayPlace && (
              <div className={styles["stack"]} data-print="hide">
                <NativeSelect
                  label={m.programmes_programme()}
                  value={chosen}
                  data={[
                    { value: "", label: m.programmes_choose() },
                    ...offered.map((one) => ({ value: one.code, label: one.title[locale] })),
                  ]}
                  onChange={(event) => setChosen(event.currentTarget.value)}
                />
                <Button variant="default" disabled={chosen === ""} onClick={() => setPlacing(true)}>
                  {m.programmes_hold_place_act()}
                </Button>
              </div>
            )}
            {placing && (
              <Suspense fallback={null}>
                <PlaceHold
                  programmeCode={chosen}
                  subjectKind={kind}
                  subjectId={subjectId}
                  subjectName={subjectName}
                  onClose={() => setPlacing(false)}
                />
              </Suspense>
            )}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
