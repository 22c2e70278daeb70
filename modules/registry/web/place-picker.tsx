import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { findPlaces } from "#modules/regions/contract/find-places.ts";
import { getPlace } from "#modules/regions/contract/get-place.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import { useRead } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";
import styles from "./registry.module.css";

/**
 * Chooses a place of the actor's area by name: type, then press one of the matches ("Serang" is several places,
 * so nothing is chosen by itself).
 */
export function PlacePicker({
  label,
  code,
  level,
  error,
  onPick,
}: {
  readonly label: string;
  /** Chosen place, "" = none. */
  readonly code: string;
  /** Only places of this level, e.g. villages for an address. */
  readonly level?: "village";
  readonly error?: string | undefined;
  readonly onPick: (code: string) => void;
}) {
  const { area } = useSession();
  const [text, setText] = useState("");
  const chosen = useRead(getPlace, { code }, { enabled: code !== "" });
  const found = useRead(
    findPlaces,
    { text: text.trim(), limit: 12, ...(level === undefined ? {} : { level }) },
    { enabled: text.trim().length >= 3, keepPrevious: true },
  );
  const places = (found.data?.places ?? []).filter((place) => isInside(place.code, area.code));
  const shown =
    code === ""
      ? ""
      : [chosen.data?.label, ...(chosen.data?.within ?? []).toReversed()].filter(Boolean).join(", ");
  return (
    <div className={styles["form"]}>
      <TextInput
        label={label}
        description={shown === "" ? m.registry_filter_place_help() : shown}
        value={text}
        error={error}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim().length >= 3 && (
        <div role="group" aria-label={m.registry_place_found()} className={styles["acts"]}>
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
              {m.registry_place_none()}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
