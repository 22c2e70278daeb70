import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "#messages/messages.js";
import { isInside } from "#platform/kernel/place-code.ts";
import { useRead } from "#platform/ui/query-client.ts";
import { useSession } from "#platform/ui/session.ts";
import { findPlaces } from "../../contract/find-places.ts";
import { getPlace } from "../../contract/get-place.ts";
import styles from "./place-picker.module.css";

/** Fewer letters fit too many places to choose from. */
const fewestLetters = 3;

/**
 * Chooses a place of the actor's area by name: type, then press one of the matches ("Serang" is several places,
 * so nothing is chosen by itself).
 */
export function PlacePicker({
  id,
  label,
  code,
  level,
  disabled = false,
  error,
  onPick,
}: {
  /** Id of the input, where an error summary leads to it. */
  readonly id?: string;
  readonly label: string;
  /** Chosen place, "" = none. */
  readonly code: string;
  /** Only places of this level, e.g. villages for an address. */
  readonly level?: "village";
  readonly disabled?: boolean;
  readonly error?: string | undefined;
  readonly onPick: (code: string) => void;
}) {
  const { area } = useSession();
  const [text, setText] = useState("");
  const asked = text.trim();
  const chosen = useRead(getPlace, { code }, { enabled: code !== "" });
  const found = useRead(
    findPlaces,
    { text: asked, limit: 12, ...(level === undefined ? {} : { level }) },
    { enabled: asked.length >= fewestLetters, keepPrevious: true },
  );
  const places = (found.data?.places ?? []).filter((place) => isInside(place.code, area.code));
  return (
    <div className={styles["stack"]}>
      <TextInput
        {...(id === undefined ? {} : { id })}
        label={label}
        description={
          code === "" || chosen.data === undefined
            ? m.regions_pick_help()
            : m.regions_pick_chosen({
                place: [chosen.data.label, ...chosen.data.within.toReversed()].join(", "),
              })
        }
        {...(code === "" ? {} : { placeholder: m.regions_pick_other() })}
        disabled={disabled}
        error={error}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {asked.length >= fewestLetters && (
        <div role="group" aria-label={m.regions_pick_found()} className={styles["found"]}>
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
            <p className={styles["none"]} role="status">
              {m.regions_pick_none()}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
