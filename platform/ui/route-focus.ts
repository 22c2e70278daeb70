/**
 * After a change of page the focus must land on the new page's title, or people who do not see the screen stay
 * where the old one was. The shell announces a change; the next page head that appears takes the focus.
 */
let pending = false;

/** Called by the shell when the address changes to another page. */
export function announceRoute(): void {
  pending = true;
}

/** True once after an announcement: the caller takes the focus. */
export function claimRouteFocus(): boolean {
  const claimed = pending;
  pending = false;
  return claimed;
}
