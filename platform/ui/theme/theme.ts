import { type CSSVariablesResolver, createTheme, type MantineTheme } from "@mantine/core";
import { accent, darkRamp, type StatusTone, tenSteps, tones } from "./tokens.ts";

/** The one look of Sinergi. Mantine's own defaults fail contrast in several places, so they are all set here. */
export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 8, dark: 6 },
  autoContrast: true,
  colors: { teal: [...tenSteps(accent)], dark: [...darkRamp] },
  white: "#ffffff",
  black: "#16201f",
  fontFamily: "var(--sn-font)",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: "0.8125rem", sm: "0.875rem", md: "1rem", lg: "1.125rem", xl: "1.25rem" },
  lineHeights: { xs: "1.45", sm: "1.5", md: "1.5", lg: "1.5", xl: "1.5" },
  // 4-px grid
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  defaultRadius: "md",
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: {
    fontFamily: "var(--sn-font)",
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.5rem", lineHeight: "1.3" },
      h2: { fontSize: "1.25rem", lineHeight: "1.35" },
      h3: { fontSize: "1.0625rem", lineHeight: "1.4" },
      h4: { fontSize: "1rem", lineHeight: "1.45" },
    },
  },
  components: {
    // The variant is named so that high contrast (a11y.css) can find filled controls.
    Button: { defaultProps: { size: "sm", variant: "filled" } },
    ActionIcon: { defaultProps: { variant: "filled" } },
    Anchor: { defaultProps: { underline: "hover" } },
    Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: false } } },
    Select: { defaultProps: { allowDeselect: false, comboboxProps: { shadow: "sm" } } },
  },
});

function toneVariables(scheme: "light" | "dark"): Record<string, string> {
  const names: StatusTone[] = ["grey", "blue", "amber", "green", "red", "violet"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const { ground, text, border } = tones[name][scheme];
      return [
        [`--sn-${name}-ground`, ground],
        [`--sn-${name}-text`, text],
        [`--sn-${name}-border`, border],
      ];
    }),
  );
}

/** Colours of the two themes beyond Mantine's own, and the ones of Mantine that fail 4.5:1 or 3:1. */
export const resolver: CSSVariablesResolver = (_theme: MantineTheme) => ({
  variables: { "--sn-accent-950": accent[950] },
  light: {
    ...toneVariables("light"),
    "--mantine-color-error": "#b91c1c",
    "--mantine-color-red-filled": "#b91c1c",
    "--mantine-color-red-filled-hover": "#991b1b",
    "--mantine-color-dimmed": "#495057",
    "--mantine-color-placeholder": "#5c656d",
    "--mantine-color-default-border": "#868e96",
    "--mantine-color-disabled-color": "#5c656d",
    "--sn-line": "#d9dfe2",
    "--sn-ground": "#f5f7f7",
    "--sn-surface": "#ffffff",
    "--sn-hover": "#edf3f3",
    "--sn-selected": accent[50],
    "--sn-focus": accent[700],
    "--sn-link": accent[700],
  },
  dark: {
    ...toneVariables("dark"),
    "--mantine-color-error": "#ff9b9b",
    "--mantine-color-red-filled": "#c92a2a",
    "--mantine-color-red-filled-hover": "#b02525",
    "--mantine-color-dimmed": darkRamp[2],
    "--mantine-color-placeholder": "#9aa8ad",
    "--mantine-color-default-border": "#6d7f85",
    "--mantine-color-disabled-color": "#9aa8ad",
    "--mantine-color-anchor": accent[200],
    "--mantine-color-teal-light-color": accent[100],
    "--mantine-color-teal-outline": accent[200],
    "--mantine-color-teal-text": accent[200],
    "--sn-line": "#2f3d41",
    "--sn-ground": "#0e1517",
    "--sn-surface": "#172023",
    "--sn-hover": "#222e32",
    "--sn-selected": "#10343a",
    "--sn-focus": accent[200],
    "--sn-link": accent[200],
  },
});
