/**
 * After a change of page the focus must land on the new page's title, or people who do not see the screen stay
 * where the old one was. The shell announces a change; the next page head that appears takes the focus.
 */
let pending = false;
/** What had the focus when the page changed: the link or field that led here. */
let left: Element | null = null;

/** Called by the shell when the address changes to another page. */
export function announceRoute(): void {
  pending = true;
  left = document.activeElement;
}

/**
 * True once after an announcement: the caller takes the focus. Not from somebody who is typing already: a page
 * may load for seconds while the search box stands there.
 */
export function claimRouteFocus(): boolean {
  const claimed = pending;
  const now = document.activeElement;
  const typing = now !== left && now?.matches("input, textarea, select") === true;
  pending = false;
  left = null;
  return claimed && !typing;
}
