import type { Plugin } from "vite";
import { themeCss } from "#platform/ui/theme/theme-css.ts";

const name = "virtual:sinergi-theme.css";

/** Serves the theme's variables as a stylesheet, so that no page needs an inline <style> (ADR 0004). */
export function themePlugin(): Plugin {
  return {
    name: "sinergi-theme",
    resolveId: (source) => (source === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? themeCss() : undefined),
  };
}
