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
  // In a low window the whole panel scrolls.
  const scroller = [...root.querySelectorAll(".transcript, .panel")].find(
    (one) => getComputedStyle(one).overflowY === "auto",
  );
  if (element === null || scroller === undefined) return;
  const distance = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTo({ top: scroller.scrollTop + distance - ROOM_ABOVE });
}
