import { overwriteGetLocale } from "#messages/runtime.js";
import type { Locale } from "./errors.ts";

/**
 * The language of the screens in this browser. Kept in localStorage for the next visit and in a cookie so that
 * pages made by the server speak it too. Indonesian unless chosen otherwise.
 */
const storageKey = "sinergi.locale";
const listeners = new Set<() => void>();
let current: Locale = read();

function read(): Locale {
  try {
    return globalThis.localStorage?.getItem(storageKey) === "en" ? "en" : "id";
  } catch {
    // Storage may be forbidden by the browser's settings: the language then lasts as long as the page.
    return "id";
  }
}

overwriteGetLocale(() => current);

export function currentLocale(): Locale {
  return current;
}

/** Switches every text on the screen; nothing is reloaded, so half-filled forms stay as they are. */
export function chooseLocale(locale: Locale): void {
  if (locale === current) return;
  current = locale;
  document.documentElement.lang = locale;
  // One year; Lax is enough, nothing is decided by it.
  document.cookie = `sinergi_locale=${locale}; Path=/; Max-Age=31536000; SameSite=Lax`;
  try {
    globalThis.localStorage.setItem(storageKey, locale);
  } catch {
    // See read().
  }
  for (const listener of listeners) listener();
}

/** Calls back on every switch; returns how to stop. */
export function watchLocale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
