import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { findPlaces } from "#modules/regions/contract/find-places.ts";
import { getPlace } from "#modules/regions/contract/get-place.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import { fieldId } from "#platform/ui/forms/error-summary.tsx";
import { useRead } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";
import styles from "../intake.module.css";

/** A village of the sender's area by its name; several may carry it, so nothing is chosen by itself. */
export function VillagePicker({
  label,
  code,
  disabled,
  error,
  onPick,
}: {
  readonly label: string;
  readonly code: string;
  readonly disabled: boolean;
  readonly error: string | undefined;
  readonly onPick: (code: string) => void;
}) {
  const { area } = useSession();
  const [text, setText] = useState("");
  const asked = text.trim();
  const chosen = useRead(getPlace, { code }, { enabled: code !== "" });
  const found = useRead(
    findPlaces,
    { text: asked, level: "village", limit: 12 },
    { enabled: asked.length >= 3, keepPrevious: true },
  );
  const places = (found.data?.places ?? []).filter((place) => isInside(place.code, area.code));
  const shown =
    code === "" || chosen.data === undefined
      ? m.intake_asked_place_help()
      : m.intake_asked_place_chosen({
          place: [chosen.data.label, ...chosen.data.within.toReversed()].join(", "),
        });
  return (
    <div className={styles["stack"]}>
      <TextInput
        id={fieldId("askedPlace")}
        label={label}
        description={shown}
        disabled={disabled}
        error={error}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {asked.length >= 3 && (
        <div role="group" aria-label={m.intake_places_found()} className={styles["acts"]}>
          {places.map((place) => (
            <Button
              key={place.code}
              size="compact-sm"
              variant="default"
              onClick={() => {
                onPick(place.code);
                setText("");
              }}
            >
              {[place.label, ...place.within.slice(1).toReversed()].join(", ")}
            </Button>
          ))}
          {places.length === 0 && !found.isFetching && (
            <p className={styles["hint"]} role="status">
              {m.intake_places_none()}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
