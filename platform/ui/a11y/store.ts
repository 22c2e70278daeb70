import { useSyncExternalStore } from "react";
import { applyPreferences, storedPreferences, systemIsDark } from "./apply.ts";
import { type Preferences, readPreferences, storageKey, usual } from "./preferences.ts";

const listeners = new Set<() => void>();
let current: Preferences = storedPreferences();

function publish(preferences: Preferences): void {
  current = preferences;
  applyPreferences(preferences);
  for (const listener of listeners) listener();
}

/** Changes some preferences, at once and for the next visit. */
export function changePreferences(change: Partial<Preferences>): void {
  const next = { ...current, ...change };
  try {
    globalThis.localStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
  publish(next);
}

export function resetPreferences(): void {
  changePreferences(usual);
}

// Another tab of the same person, or the device turning dark in the evening.
globalThis.addEventListener("storage", (event) => {
  if (event.key === storageKey) publish(readPreferences(event.newValue));
});
globalThis
  .matchMedia("(prefers-color-scheme: dark)")
  .addEventListener("change", () => publish({ ...current }));

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

/** The theme in force, for what cannot read the attribute on <html>. */
export function useScheme(): "light" | "dark" {
  const { scheme } = usePreferences();
  if (scheme !== "auto") return scheme;
  return systemIsDark() ? "dark" : "light";
}
