/** Where a reader goes on: on a phone not in the field, which would bring up the keyboard over what there is to read. */
export function whereToGoOn(): "title" | "question" {
  return matchMedia("(pointer: coarse)").matches ? "title" : "question";
}

const FOCUSABLE = "a[href],button,input,textarea,summary,[tabindex='0']";

/**
 * Leads the Tab key from the last control of a panel that covers the whole window to its first, and back: behind it
 * nothing can be seen. Escape and the close button lead out.
 */
export function keepTabWithin(root: ShadowRoot, event: KeyboardEvent): void {
  if (event.key !== "Tab") return;
  const all = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (one) => one.getClientRects().length > 0,
  );
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (root.activeElement !== from) return;
  event.preventDefault();
  to?.focus();
}
