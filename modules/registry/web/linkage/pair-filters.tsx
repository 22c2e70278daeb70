import { NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { PlacePicker } from "#modules/regions/web/shared/place-picker.tsx";
import { formatNumber, formatShare } from "#platform/i18n/format.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import type { getLinkWork } from "../../contract/get-link-work.ts";
import { worded } from "../words.ts";
import { doubts, filterNames } from "./filter.ts";
import { doubtWords, stateWords } from "./link-words.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

const least = ["0.5", "0.8", "0.95", "0.99"];
const ages = ["7", "30", "90"];

/** The filters of the list; kinds of doubt say how many wait. */
export function PairFilters({
  values,
  change,
  work,
}: {
  readonly values: Readonly<Record<string, string>>;
  readonly change: (next: Readonly<Record<string, string | undefined>>) => void;
  readonly work: OutputOf<typeof getLinkWork> | undefined;
}) {
  const kind = values["jenis"];
  const counted = (doubt: string) =>
    (work?.waiting ?? [])
      .filter((row) => row.doubt === doubt && (kind === undefined || kind === "" || row.kind === kind))
      .reduce((sum, row) => sum + row.count, 0);
  const select = (name: (typeof filterNames)[number], label: string, choices: readonly Choice[]) => (
    <NativeSelect
      label={label}
      value={values[name] ?? ""}
      data={[...choices]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  const all = { value: "", label: m.registry_link_all() };
  return (
    <FilterBar
      active={filterNames.filter((name) => (values[name] ?? "") !== "").length}
      onClear={() => change(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
    >
      {select("jenis", m.registry_link_kind(), [
        all,
        { value: "person", label: m.registry_link_person() },
        { value: "family", label: m.registry_link_family() },
      ])}
      {select("ragu", m.registry_link_doubt(), [
        all,
        ...doubts.map((doubt) => ({
          value: doubt,
          label: `${worded(doubtWords, doubt)} (${formatNumber(counted(doubt))})`,
        })),
      ])}
      {select("status", m.registry_link_state(), [
        { value: "", label: m.registry_link_waiting() },
        ...["open", "unsure", "ask-field", "awaiting-second", "different", "merged"].map((state) => ({
          value: state,
          label: worded(stateWords, state),
        })),
      ])}
      {select("peluang", m.registry_link_min(), [
        { value: "", label: m.registry_link_any() },
        ...least.map((value) => ({ value, label: `≥ ${formatShare(Number(value))}` })),
      ])}
      {select("siapa", m.registry_link_owner(), [
        all,
        { value: "me", label: m.registry_link_owner_me() },
        { value: "nobody", label: m.registry_link_owner_nobody() },
      ])}
      {select("umur", m.registry_link_age(), [
        all,
        ...ages.map((days) => ({ value: days, label: m.registry_link_older({ days }) })),
      ])}
      <PlacePicker
        label={m.registry_filter_place()}
        code={values["wilayah"] ?? ""}
        onPick={(code) => change({ wilayah: code })}
      />
    </FilterBar>
  );
}
