import { htmlAttributes, type Preferences, readPreferences, storageKey } from "./preferences.ts";

/** True where the device asks for a dark ground. */
export function systemIsDark(): boolean {
  return globalThis.matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Preferences stored in this browser; the usual ones where storage is forbidden. */
export function storedPreferences(): Preferences {
  try {
    return readPreferences(globalThis.localStorage.getItem(storageKey));
  } catch {
    return readPreferences(null);
  }
}

/** Writes the preferences to <html>. */
export function applyPreferences(preferences: Preferences): void {
  for (const [name, value] of Object.entries(htmlAttributes(preferences, systemIsDark()))) {
    if (value === null) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, value);
  }
}
