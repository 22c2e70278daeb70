import { NativeSelect } from "@mantine/core";
import { m } from "#messages/messages.js";
import { listChildren } from "#modules/regions/contract/list-children.ts";
import { useRead } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";

/** Lengths of the codes of one path: 36 → 3602 → 360214 → 3602142001. */
const steps = [2, 4, 6, 10];

function Level({
  parent,
  parentName,
  value,
  label,
  onChange,
}: {
  readonly parent: string;
  readonly parentName: string;
  readonly value: string;
  readonly label: string;
  readonly onChange: (code: string) => void;
}) {
  const children = useRead(listChildren, { code: parent });
  const places = children.data?.places ?? [];
  const chosen = places.find((place) => value.startsWith(place.code));
  if (children.data !== undefined && places.length === 0) return null;
  return (
    <>
      <NativeSelect
        label={label}
        disabled={children.data === undefined}
        value={chosen?.code ?? ""}
        onChange={(event) => onChange(event.currentTarget.value === "" ? parent : event.currentTarget.value)}
        data={[
          { value: "", label: m.identity_whole_of({ place: parentName }) },
          ...places.map((place) => ({ value: place.code, label: place.label })),
        ]}
      />
      {chosen !== undefined && chosen.level !== "village" && (
        <Level
          parent={chosen.code}
          parentName={chosen.label}
          value={value}
          label={chosen.level === "regency" ? m.identity_district() : m.identity_village()}
          onChange={onChange}
        />
      )}
    </>
  );
}

/** Chooses a place inside the administrator's own area, one level after the other. */
export function AreaSelect({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (code: string) => void;
}) {
  const { area } = useSession();
  const words = [m.identity_regency, m.identity_district, m.identity_village][
    steps.indexOf(area.code.length)
  ];
  if (words === undefined) return null;
  return (
    <Level parent={area.code} parentName={area.name} value={value} label={words()} onChange={onChange} />
  );
}
