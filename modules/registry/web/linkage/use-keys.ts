import { useEffect, useRef } from "react";

const typing = "input, textarea, select, [contenteditable]";

/**
 * Single letters as keys of a page. They rest while something is being typed, while a dialog is open (`paused`),
 * and with a modifier, so that the browser's own keys stay.
 */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>, paused: boolean): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    if (paused) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof Element && target.closest(typing) !== null) return;
      if (document.querySelector("dialog[open]") !== null) return;
      const act = current.current[event.key.toLowerCase()];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [paused]);
}
