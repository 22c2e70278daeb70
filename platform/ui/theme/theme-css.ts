import { convertCssVariables, defaultCssVariablesResolver, mergeMantineTheme, DEFAULT_THEME } from "@mantine/core";
import { resolver, theme } from "./theme.ts";

/**
 * What Mantine would write into two inline <style> tags at run time (its variables and the hidden-from
 * classes), as text for one external file at build time: the content security policy allows no inline style.
 */
export function themeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
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
