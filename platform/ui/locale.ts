import { useSyncExternalStore } from "react";
import type { Locale } from "#platform/i18n/errors.ts";
import { currentLocale, watchLocale } from "#platform/i18n/locale.ts";

/**
 * The language of the screens. The web build calls this at the top of every component (apps/web/locale-plugin.ts),
 * so a switch redraws all texts without losing what is typed; call it yourself only to format a date.
 */
export function useLocale(): Locale {
  return useSyncExternalStore(watchLocale, currentLocale, () => "id");
}
