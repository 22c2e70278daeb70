import { useState } from "react";

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyMetres: number;
}

/** Where the device is, asked for by a press; `failed` where it may not or cannot tell. */
export function usePlace() {
  const [place, setPlace] = useState<Place>();
  const [state, setState] = useState<"idle" | "asking" | "failed">("idle");
  const ask = (): void => {
    if (!("geolocation" in navigator)) {
      setState("failed");
      return;
    }
    setState("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setPlace({
          latitude: coords.latitude,
          longitude: coords.longitude,
          accuracyMetres: Math.min(100_000, Math.round(coords.accuracy)),
        });
        setState("idle");
      },
      () => setState("failed"),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  };
  return { place, state, ask, clear: () => setPlace(undefined) };
}
