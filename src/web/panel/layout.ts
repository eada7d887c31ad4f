/** Lines of the field before it scrolls. */
const MOST_ROWS = 5;
/** What stays free above an entry that is scrolled to, in CSS pixels. */
const ROOM_ABOVE = 8;

/** Makes the field as high as its text; by an attribute of its own, since strict pages refuse those for style. */
export function fitField(root: ShadowRoot): void {
  const field = root.querySelector<HTMLTextAreaElement>("#question");
  if (field === null) return;
  field.rows = 1;
  while (field.rows < MOST_ROWS && field.scrollHeight > field.clientHeight) field.rows++;
}

/** Brings an element to the upper edge of what scrolls, without moving the page. */
export function scrollToTop(root: ShadowRoot, id: string): void {
  const element = root.getElementById(id);
  const scroller = scrollerOf(root);
  if (element === null || scroller === undefined) return;
  const distance = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTo({ top: scroller.scrollTop + distance - ROOM_ABOVE });
}

/** Brings the element with the focus back into view where something that grew above it has pushed it out. */
export function revealFocus(root: ShadowRoot): void {
  const { activeElement } = root;
  const scroller = scrollerOf(root);
  if (activeElement === null || scroller?.contains(activeElement) !== true || activeElement === scroller)
    return;
  const { top, bottom } = activeElement.getBoundingClientRect();
  const window = scroller.getBoundingClientRect();
  const below = bottom - window.bottom + ROOM_ABOVE;
  const above = top - window.top - ROOM_ABOVE;
  if (below > 0) scroller.scrollTop += Math.min(below, above);
}

/**
 * Notes where in the window a reader of an entry is: at what has the focus, at the card that stands open, or at its
 * beginning. The function returned brings that back to where it was, after something has grown above it.
 */
export function holdPlace(root: ShadowRoot, entryId: string): () => void {
  const entry = root.getElementById(entryId);
  const scroller = scrollerOf(root);
  const focused = entry?.contains(root.activeElement) === true ? root.activeElement : null;
  const place = focused ?? entry?.querySelector(".card:not([hidden])") ?? entry;
  if (place === null || scroller === undefined) return () => undefined;
  const { top } = place.getBoundingClientRect();
  return () => {
    scroller.scrollTop += place.getBoundingClientRect().top - top;
  };
}

/** In a low window the whole panel scrolls. */
function scrollerOf(root: ShadowRoot): Element | undefined {
  return [...root.querySelectorAll(".transcript, .panel")].find(
    (one) => getComputedStyle(one).overflowY === "auto",
  );
}
