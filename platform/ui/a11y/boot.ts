import { applyPreferences, storedPreferences } from "./apply.ts";

/*
 * Built into /boot.js, the one blocking script of every page: without it a person who needs large letters or a
 * dark ground would see a flash of the usual page on every load.
 */
applyPreferences(storedPreferences());
try {
  if (globalThis.localStorage.getItem("sinergi.locale") === "en") document.documentElement.lang = "en";
} catch {
  // Storage is forbidden: the page stays in Indonesian.
}
