import { NativeSelect, TextInput } from "@mantine/core";
import { m } from "#messages/messages.js";
import { FilterBar } from "#platform/ui/filter-bar.tsx";
import { useUrlState } from "#platform/ui/url-state.ts";
import { actWords, knownActs } from "./act-words.ts";

const names = ["jenis", "petugas", "perihal", "dari", "sampai"] as const;

/** The midnight that begins a day in WIB (UTC+7), as an instant. */
const dayInWib = (day: string, plusDays: number): string =>
  new Date(Date.parse(`${day}T00:00:00+07:00`) + plusDays * 86_400_000).toISOString();

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isId = (text: string) => /^[0-9a-f-]{36}$/i.test(text);

/** Filters of the trail as they stand in the address, in the form the contracts take. */
export function useTrailFilter(withType: boolean) {
  const [values] = useUrlState();
  const { jenis = "", petugas = "", perihal = "", dari = "", sampai = "" } = values;
  return {
    ...(withType && jenis !== "" ? { type: jenis } : {}),
    ...(isId(petugas) ? { actorId: petugas } : {}),
    ...(perihal === "" ? {} : { subjectId: perihal }),
    ...(isDay(dari) ? { from: dayInWib(dari, 0) } : {}),
    ...(isDay(sampai) ? { to: dayInWib(sampai, 1) } : {}),
  };
}

/** Kind of act, officer, subject and days. Officer and subject are ids: their links are in the lines below. */
export function TrailFilters({ withType }: { readonly withType: boolean }) {
  const [values, change] = useUrlState();
  return (
    <FilterBar
      active={names.filter((name) => (values[name] ?? "") !== "").length}
      onClear={() => change(Object.fromEntries(names.map((name) => [name, undefined])))}
    >
      {withType && (
        <NativeSelect
          label={m.accountability_act()}
          value={values["jenis"] ?? ""}
          onChange={(event) => change({ jenis: event.currentTarget.value })}
          data={[
            { value: "", label: m.accountability_all() },
            ...knownActs.map((name) => ({ value: name, label: actWords(name) })),
          ]}
        />
      )}
      {(values["petugas"] ?? "") !== "" && (
        <TextInput
          label={m.accountability_officer_id()}
          maxLength={36}
          value={values["petugas"] ?? ""}
          onChange={(event) => change({ petugas: event.currentTarget.value.trim() })}
        />
      )}
      <TextInput
        label={m.accountability_subject_id()}
        maxLength={100}
        value={values["perihal"] ?? ""}
        onChange={(event) => change({ perihal: event.currentTarget.value.trim() })}
      />
      <TextInput
        label={m.accountability_from()}
        type="date"
        value={values["dari"] ?? ""}
        onChange={(event) => change({ dari: event.currentTarget.value })}
      />
      <TextInput
        label={m.accountability_until()}
        type="date"
        value={values["sampai"] ?? ""}
        onChange={(event) => change({ sampai: event.currentTarget.value })}
      />
    </FilterBar>
  );
}
