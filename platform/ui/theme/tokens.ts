/**
 * Design tokens named like INA Digital's design system (11-step ramps), so that an office can put its own
 * accent in by changing one ramp. All pairs used for text keep 4.5:1 in both themes (WCAG 2.2, 1.4.3).
 */
type Ramp = readonly [string, string, string, string, string, string, string, string, string, string];

export interface ElevenSteps {
  readonly 50: string;
  readonly 100: string;
  readonly 200: string;
  readonly 300: string;
  readonly 400: string;
  readonly 500: string;
  readonly 600: string;
  readonly 700: string;
  readonly 800: string;
  readonly 900: string;
  readonly 950: string;
}

/** Deep teal, the one accent. */
export const accent: ElevenSteps = {
  50: "#e8f5f5",
  100: "#cfe9ea",
  200: "#a3d3d6",
  300: "#74bcc1",
  400: "#47a2a9",
  500: "#268890",
  600: "#13737b",
  700: "#0b616a",
  800: "#07505a",
  900: "#053f47",
  950: "#032a30",
};

/** Mantine wants ten: 950 is left to surfaces that name it themselves. */
export function tenSteps(ramp: ElevenSteps): Ramp {
  return [
    ramp[50],
    ramp[100],
    ramp[200],
    ramp[300],
    ramp[400],
    ramp[500],
    ramp[600],
    ramp[700],
    ramp[800],
    ramp[900],
  ];
}

/** Cool greys of the dark theme, text (0) to deepest ground (9); drawn for it, not an inverted light one. */
export const darkRamp: Ramp = [
  "#e4ebec",
  "#c9d3d6",
  "#aab8bc",
  "#8d9ca1",
  "#3d4d52",
  "#29363a",
  "#1d282b",
  "#141c1f",
  "#0e1517",
  "#090e10",
];

export type StatusTone = "grey" | "blue" | "amber" | "green" | "red" | "violet";

interface ToneColours {
  readonly ground: string;
  readonly text: string;
  readonly border: string;
}

/** Grey not begun, blue running, amber needs a person, green settled, red refused or overdue, violet protected. */
export const tones: Readonly<Record<StatusTone, { light: ToneColours; dark: ToneColours }>> = {
  grey: {
    light: { ground: "#f1f3f5", text: "#3d454b", border: "#ced4da" },
    dark: { ground: "#273236", text: "#d3dbde", border: "#4a595e" },
  },
  blue: {
    light: { ground: "#e7f1fb", text: "#0b4a82", border: "#a5cbee" },
    dark: { ground: "#102d49", text: "#a6d0f7", border: "#2d5f8d" },
  },
  amber: {
    light: { ground: "#fff4d6", text: "#714500", border: "#ecc76a" },
    dark: { ground: "#3a2c08", text: "#f6d47c", border: "#7d6018" },
  },
  green: {
    light: { ground: "#e6f6ea", text: "#1a5a2c", border: "#a3d9b1" },
    dark: { ground: "#11331c", text: "#9fdfb0", border: "#2d6e40" },
  },
  red: {
    light: { ground: "#fdecec", text: "#9b1515", border: "#f0b0b0" },
    dark: { ground: "#431616", text: "#f8b4b4", border: "#8d3434" },
  },
  violet: {
    light: { ground: "#f2ebfc", text: "#562796", border: "#cfb7ef" },
    dark: { ground: "#2f1c4d", text: "#d7bff8", border: "#624099" },
  },
};
