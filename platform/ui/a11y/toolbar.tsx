import { IconAccessible } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { m } from "#messages/messages.js";
import { currentLocale } from "#platform/i18n/locale.ts";
import { Dropdown } from "../dropdown.tsx";
import { usePreferences } from "./store.ts";
import styles from "./toolbar.module.css";

// Loaded on the first press: every page carries the button, few presses need the tools.
const ToolList = lazy(() => import("./tool-list.tsx").then((file) => ({ default: file.ToolList })));

/**
 * The accessibility toolbar that citizens know from the province's site, behind one button on every page. Its
 * choices are remembered and hold before the first paint of the next page (boot.ts).
 */
export function AccessibilityToolbar() {
  const now = usePreferences();
  const [note, setNote] = useState("");

  useEffect(() => {
    if (!now.voice) return undefined;
    let stop: (() => void) | undefined;
    let wanted = true;
    void import("./speech.ts").then(({ readAloud }) => {
      if (wanted) stop = readAloud(currentLocale, () => setNote(m.a11y_no_voice()));
    });
    return () => {
      wanted = false;
      stop?.();
    };
  }, [now.voice]);

  return (
    <Dropdown
      label={m.a11y_open()}
      heading={m.a11y_heading()}
      button={<IconAccessible size="1.375rem" aria-hidden />}
    >
      <Suspense fallback={null}>
        <ToolList onPress={() => setNote("")} />
      </Suspense>
      <p className={styles["note"]} role="status">
        {note}
      </p>
    </Dropdown>
  );
}
