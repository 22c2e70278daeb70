import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";
import { resolver, theme } from "./theme.ts";

/** Ramps that screens use (platform/ui/README.md); the other ten would weigh 3 kB (gzip) on every page. */
const ramps = ["dark", "gray", "red", "teal"] as const;

/**
 * What Mantine would write into two inline <style> tags at run time (its variables and the hidden-from
 * classes), as text for one external file at build time: the content security policy allows no inline style.
 */
export function themeCss(): string {
  const all = mergeMantineTheme(DEFAULT_THEME, theme);
  const colors = Object.fromEntries(ramps.map((name) => [name, all.colors[name]])) as typeof all.colors;
  const merged = { ...all, colors };
  const base = defaultCssVariablesResolver(merged);
  const own = resolver(merged);
  const variables = convertCssVariables({
    variables: { ...base.variables, ...own.variables },
    light: { ...base.light, ...own.light },
    dark: { ...base.dark, ...own.dark },
  });
  const classes = Object.entries(merged.breakpoints).map(
    ([name, from]) =>
      `@media (max-width: calc(${from} - 0.1px)) {.mantine-visible-from-${name} {display: none !important;}}\n` +
      `@media (min-width: ${from}) {.mantine-hidden-from-${name} {display: none !important;}}`,
  );
  return `${variables}\n${classes.join("\n")}\n`;
}
