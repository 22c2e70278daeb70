/**
 * What a person chose in the accessibility toolbar. Pure: the boot script, the React toolbar and pages made by
 * the server share it. The functions are those of the province's own site, which citizens know.
 */
export interface Preferences {
  readonly scheme: "auto" | "light" | "dark";
  /** Steps from smaller (−1) to twice the size (5). */
  readonly textStep: number;
  readonly align: "usual" | "start" | "center" | "end" | "justify";
  readonly greyscale: boolean;
  readonly contrast: boolean;
  readonly readable: boolean;
  readonly underline: boolean;
  readonly voice: boolean;
}

export const smallestTextStep = -1;
export const largestTextStep = 5;
export const storageKey = "sinergi.a11y";

export const usual: Preferences = {
  scheme: "auto",
  textStep: 0,
  align: "usual",
  greyscale: false,
  contrast: false,
  readable: false,
  underline: false,
  voice: false,
};

const aligns: readonly Preferences["align"][] = ["usual", "start", "center", "end", "justify"];

/** Reads what was stored; anything unknown or damaged becomes the usual value, never an error. */
export function readPreferences(text: string | null): Preferences {
  let stored: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? "{}");
    if (typeof parsed === "object" && parsed !== null) stored = { ...parsed };
  } catch {
    return usual;
  }
  const step = typeof stored["textStep"] === "number" ? Math.trunc(stored["textStep"]) : 0;
  return {
    scheme: stored["scheme"] === "light" || stored["scheme"] === "dark" ? stored["scheme"] : "auto",
    textStep: Math.min(largestTextStep, Math.max(smallestTextStep, step)),
    align: aligns.find((align) => align === stored["align"]) ?? "usual",
    greyscale: stored["greyscale"] === true,
    contrast: stored["contrast"] === true,
    readable: stored["readable"] === true,
    underline: stored["underline"] === true,
    voice: stored["voice"] === true,
  };
}

/** The alignment after this one, when the button is pressed again. */
export function nextAlign(align: Preferences["align"]): Preferences["align"] {
  return aligns[(aligns.indexOf(align) + 1) % aligns.length] ?? "usual";
}

/** Attributes of <html> that a11y.css reads; null removes one. */
export function htmlAttributes(
  preferences: Preferences,
  systemIsDark: boolean,
): Readonly<Record<string, string | null>> {
  const dark = preferences.scheme === "auto" ? systemIsDark : preferences.scheme === "dark";
  return {
    "data-mantine-color-scheme": dark ? "dark" : "light",
    "data-a11y-text": preferences.textStep === 0 ? null : String(preferences.textStep),
    "data-a11y-align": preferences.align === "usual" ? null : preferences.align,
    "data-a11y-greyscale": preferences.greyscale ? "" : null,
    "data-a11y-contrast": preferences.contrast ? "" : null,
    "data-a11y-readable": preferences.readable ? "" : null,
    "data-a11y-underline": preferences.underline ? "" : null,
  };
}
