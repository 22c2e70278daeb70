import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";

/** Rows drawn above and below what is seen, so that a quick turn of the wheel shows no gap. */
const spare = 12;

export interface RowWindow {
  /** First row drawn and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Height in pixels of the rows not drawn above and below. */
  readonly above: number;
  readonly below: number;
}

/** Which of `count` rows of equal height to draw for a scroll position. */
export function windowOf(count: number, rowHeight: number, scrollTop: number, height: number): RowWindow {
  const from = Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight) - spare));
  const to = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + spare);
  return {
    from,
    to: Math.max(from, to),
    above: from * rowHeight,
    below: Math.max(0, count - to) * rowHeight,
  };
}

/**
 * Draws only the rows in sight of a long list. Rows are taken to be as high as the drawn ones are on average: one
 * that wraps to two lines shifts the scroll bar a little, never the order or the number of rows. Own work instead of
 * a library: a library that keeps every row's height weighs 10 kB on each page with a table, this one less than 1.
 */
export function useWindow(
  container: RefObject<HTMLElement | null>,
  count: number,
  estimate: number,
  enabled: boolean,
): { readonly shown: RowWindow; readonly reveal: (row: number) => void } {
  const [view, setView] = useState({ scrollTop: 0, height: 600 });
  const [rowHeight, setRowHeight] = useState(estimate);
  const frame = useRef(0);

  useLayoutEffect(() => {
    const box = container.current;
    if (!enabled || box === null) return undefined;
    const look = () => {
      frame.current = 0;
      setView((old) =>
        old.scrollTop === box.scrollTop && old.height === box.clientHeight
          ? old
          : { scrollTop: box.scrollTop, height: box.clientHeight },
      );
      const rows = [...box.querySelectorAll<HTMLElement>("tbody tr[data-index]")];
      const total = rows.reduce((sum, row) => sum + row.offsetHeight, 0);
      // A change below a pixel would draw anew for nothing.
      if (rows.length > 0) {
        const average = total / rows.length;
        setRowHeight((old) => (Math.abs(old - average) < 1 ? old : average));
      }
    };
    const later = () => {
      if (frame.current === 0) frame.current = requestAnimationFrame(look);
    };
    look();
    box.addEventListener("scroll", later, { passive: true });
    const sizes = new ResizeObserver(later);
    sizes.observe(box);
    return () => {
      box.removeEventListener("scroll", later);
      sizes.disconnect();
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    };
  }, [container, enabled]);

  const reveal = useCallback(
    (row: number) => {
      const box = container.current;
      if (!enabled || box === null) return;
      const head = box.querySelector<HTMLElement>("thead")?.offsetHeight ?? 0;
      const top = row * rowHeight;
      if (top < box.scrollTop) box.scrollTo({ top });
      else if (top + rowHeight > box.scrollTop + box.clientHeight - head) {
        box.scrollTo({ top: top + rowHeight - box.clientHeight + head });
      }
      // At once, not with the next frame: the row must be drawn when the focus goes to it.
      setView({ scrollTop: box.scrollTop, height: box.clientHeight });
    },
    [container, enabled, rowHeight],
  );

  return { shown: windowOf(count, rowHeight, view.scrollTop, view.height), reveal };
}
