import { Button, NativeSelect, TextInput } from "@mantine/core";
import { lazy, Suspense, useDeferredValue, useState } from "react";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { formatNumber } from "#platform/i18n/format.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useLocale } from "#platform/ui/locale.ts";
import { PageHeader } from "#platform/ui/page-header.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useMay } from "#platform/ui/session.ts";
import { Loaded } from "#platform/ui/states/loaded.tsx";
import { EmptyState } from "#platform/ui/states/states.tsx";
import { useUrlState } from "#platform/ui/url-state.ts";
import { listCommitments } from "../../contract/list-commitments.ts";
import { summariseEntitlements } from "../../contract/summarise-entitlements.ts";
import styles from "../money/money.module.css";
import { useProgrammes } from "../money/use-programmes.ts";
import type { CommitmentKey } from "./marked-text.ts";

// Opened by a press: the page itself stays light.
const PasteMarks = lazy(() => import("./paste-marks.tsx").then((part) => ({ default: part.PasteMarks })));
const RecordRest = lazy(() => import("./record-rest.tsx").then((part) => ({ default: part.RecordRest })));
const CommitmentList = lazy(() =>
  import("./commitment-list.tsx").then((part) => ({ default: part.CommitmentList })),
);

const states = ["open", "kept", "not-kept"] as const;
const stateWords = {
  open: m.delivery_commitment_open,
  kept: m.delivery_commitment_kept,
  "not-kept": m.delivery_commitment_not_kept,
} as const;

/** What the commitment means and how far recording is, then what to do with it. */
function Standing({ of, placeCode }: { readonly of: CommitmentKey; readonly placeCode: string }) {
  const locale = useLocale();
  const read = useRead(listCommitments, { ...of, ...(placeCode === "" ? {} : { placeCode }), limit: 1 });
  if (read.data === undefined) return null;
  const { counts, text } = read.data;
  return (
    <div>
      {text[locale] !== "" && <p className={styles["hint"]}>{text[locale]}</p>}
      <p className={styles["text"]}>
        {m.delivery_commitment_standing({
          kept: formatNumber(counts.kept),
          notKept: formatNumber(counts.notKept),
          open: formatNumber(counts.open),
        })}
      </p>
    </div>
  );
}

/** Commitments kept, recipient by recipient and cycle by cycle (P2K2, school, health): what a later stage waits for. */
export function CommitmentsPage() {
  const [values, change] = useUrlState();
  const { choices } = useProgrammes();
  const may = useMay("delivery.enrolment.entitle");
  const programmeCode = values["program"] ?? choices[0]?.value ?? "";
  const read = useRead(summariseEntitlements, { programmeCode }, { enabled: programmeCode !== "" });
  const place = values["wilayah"] ?? "";
  const chosenState = states.find((one) => one === values["keadaan"]);
  const [typed, setTyped] = useState("");
  const name = useDeferredValue(typed.trim());
  const [asking, setAsking] = useState<"paste" | "rest">();
  const [told, setTold] = useState<string>();
  return (
    <>
      <PageHeader title={m.delivery_commitment_title()} meta={m.delivery_commitment_meta()} />
      <Loaded read={read} rows={6}>
        {({ instalments }) => {
          const options = [
            ...new Set(instalments.flatMap((one) => one.requires.map((code) => `${one.period} ${code}`))),
          ];
          const wanted = `${values["periode"] ?? ""} ${values["komitmen"] ?? ""}`;
          const [period = "", commitment = ""] = (
            options.includes(wanted) ? wanted : (options[0] ?? "")
          ).split(" ");
          const of = { programmeCode, period, commitment };
          return (
            <div className={styles["stack"]}>
              <FilterBar
                active={[place, chosenState, typed].filter(Boolean).length}
                onClear={() => {
                  setTyped("");
                  change({ wilayah: undefined, keadaan: undefined });
                }}
              >
                <NativeSelect
                  label={m.delivery_programme()}
                  value={programmeCode}
                  onChange={(event) =>
                    change({ program: event.currentTarget.value, periode: undefined, komitmen: undefined })
                  }
                  data={choices}
                />
                {options.length > 0 && (
                  <NativeSelect
                    label={m.delivery_commitment_cycle()}
                    value={`${period} ${commitment}`}
                    onChange={(event) => {
                      const [periode, komitmen] = event.currentTarget.value.split(" ");
                      change({ periode, komitmen });
                    }}
                    data={options.map((value) => ({ value, label: value.replace(" ", " · ") }))}
                  />
                )}
                <TextInput
                  label={m.delivery_commitment_search()}
                  value={typed}
                  onChange={(event) => setTyped(event.currentTarget.value)}
                />
                <NativeSelect
                  label={m.delivery_state()}
                  value={chosenState ?? ""}
                  onChange={(event) => change({ keadaan: event.currentTarget.value || undefined })}
                  data={[
                    { value: "", label: m.delivery_any_state() },
                    ...states.map((value) => ({ value, label: stateWords[value]() })),
                  ]}
                />
                <PlacePicker
                  label={m.delivery_region()}
                  code={place}
                  onPick={(code) => change({ wilayah: code || undefined })}
                />
              </FilterBar>
              {told !== undefined && (
                <p role="status" className={styles["text"]}>
                  {told}
                </p>
              )}
              {options.length === 0 ? (
                <EmptyState
                  title={m.delivery_commitment_no_stage()}
                  text={m.delivery_commitment_no_stage_text()}
                />
              ) : (
                <>
                  <Standing of={of} placeCode={place} />
                  {may && (
                    <div className={styles["acts"]}>
                      <Button onClick={() => setAsking("paste")}>{m.delivery_commitment_paste()}</Button>
                      <Button variant="default" onClick={() => setAsking("rest")}>
                        {m.delivery_commitment_rest()}
                      </Button>
                    </div>
                  )}
                  <Suspense fallback={null}>
                    <CommitmentList
                      key={`${programmeCode} ${period} ${commitment}`}
                      of={of}
                      filters={{
                        ...(place === "" ? {} : { placeCode: place }),
                        ...(name === "" ? {} : { name }),
                        ...(chosenState === undefined ? {} : { state: chosenState }),
                      }}
                      may={may}
                      onTold={setTold}
                    />
                  </Suspense>
                </>
              )}
              <Suspense fallback={null}>
                {asking === "paste" && (
                  <PasteMarks of={of} onTold={setTold} onClose={() => setAsking(undefined)} />
                )}
                {asking === "rest" && (
                  <RecordRest
                    of={of}
                    placeCode={place}
                    onTold={setTold}
                    onClose={() => setAsking(undefined)}
                  />
                )}
              </Suspense>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
