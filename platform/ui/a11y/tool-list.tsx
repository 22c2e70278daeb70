import {
  IconAlignJustified,
  IconContrastFilled,
  IconDeviceSpeaker,
  IconMoon,
  IconPalette,
  IconRestore,
  IconSun,
  IconTextDecrease,
  IconTextIncrease,
  IconTypography,
  IconUnderline,
  type TablerIcon,
} from "@tabler/icons-react";
import { m } from "#messages/messages.js";
import { largestTextStep, nextAlign, type Preferences, smallestTextStep } from "./preferences.ts";
import { changePreferences, resetPreferences, usePreferences } from "./store.ts";
import styles from "./toolbar.module.css";

interface Tool {
  readonly id: string;
  readonly icon: TablerIcon;
  readonly label: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly press: () => void;
}

const alignWords: Readonly<Record<Preferences["align"], () => string>> = {
  usual: m.a11y_align_usual,
  start: m.a11y_align_start,
  center: m.a11y_align_center,
  end: m.a11y_align_end,
  justify: m.a11y_align_justify,
};

function toolsFor(now: Preferences): readonly Tool[] {
  const toggle = (name: "voice" | "greyscale" | "contrast" | "readable" | "underline") => ({
    id: name,
    pressed: now[name],
    press: () => changePreferences({ [name]: !now[name] }),
  });
  const ground = (scheme: "dark" | "light") => ({
    id: scheme,
    pressed: now.scheme === scheme,
    press: () => changePreferences({ scheme: now.scheme === scheme ? "auto" : scheme }),
  });
  return [
    { ...toggle("voice"), icon: IconDeviceSpeaker, label: m.a11y_voice() },
    {
      id: "larger",
      icon: IconTextIncrease,
      label: m.a11y_larger(),
      disabled: now.textStep >= largestTextStep,
      press: () => changePreferences({ textStep: Math.min(largestTextStep, now.textStep + 1) }),
    },
    {
      id: "smaller",
      icon: IconTextDecrease,
      label: m.a11y_smaller(),
      disabled: now.textStep <= smallestTextStep,
      press: () => changePreferences({ textStep: Math.max(smallestTextStep, now.textStep - 1) }),
    },
    { ...toggle("greyscale"), icon: IconPalette, label: m.a11y_greyscale() },
    { ...toggle("contrast"), icon: IconContrastFilled, label: m.a11y_contrast() },
    { ...ground("dark"), icon: IconMoon, label: m.a11y_dark() },
    { ...ground("light"), icon: IconSun, label: m.a11y_light() },
    { ...toggle("readable"), icon: IconTypography, label: m.a11y_readable() },
    { ...toggle("underline"), icon: IconUnderline, label: m.a11y_underline() },
    {
      id: "align",
      icon: IconAlignJustified,
      label: m.a11y_align({ align: alignWords[now.align]() }),
      pressed: now.align !== "usual",
      press: () => changePreferences({ align: nextAlign(now.align) }),
    },
    { id: "reset", icon: IconRestore, label: m.a11y_reset(), press: resetPreferences },
  ];
}

/** The buttons of the accessibility toolbar. */
export function ToolList({ onPress }: { readonly onPress: () => void }) {
  const now = usePreferences();
  return (
    <div className={styles["tools"]}>
      {toolsFor(now).map(({ id, icon: Icon, label, pressed, disabled, press }) => (
        <button
          key={id}
          type="button"
          data-tool={id}
          className={styles["tool"]}
          {...(disabled === true ? { "aria-disabled": true } : {})}
          {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
          onClick={() => {
            onPress();
            if (disabled !== true) press();
          }}
        >
          <Icon size="1.375rem" stroke={1.75} aria-hidden />
          <span>{label}</span>
        </button>
      ))}
    </div>
  );
}
