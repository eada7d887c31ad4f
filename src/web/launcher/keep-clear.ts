/** Beyond this share of an element, the widget hides what matters of it. */
const MOST_HIDDEN = 0.5;

/**
 * Keeps the widget off the element of the page that has the focus (WCAG 2.2, 2.4.11): it moves to the other corner, or
 * where the open widget reaches from both corners over the middle, folds to its button; and back afterwards.
 */
export function keepClearOfFocus(host: HTMLElement, side: "left" | "right"): void {
  const other = side === "left" ? "right" : "left";
  let pending = 0;
  document.addEventListener("focusin", ({ target }) => {
    // Whoever tabs faster than the screen is drawn is long elsewhere.
    cancelAnimationFrame(pending);
    // A button that goes away under the focus would take it along.
    if (!(target instanceof Element) || target === host) return;
    host.dataset["side"] = side;
    fold(host, false);
    // Once the browser has scrolled to the element.
    pending = requestAnimationFrame(() => {
      for (const isFolded of [false, true]) {
        for (const at of [side, other]) {
          host.dataset["side"] = at;
          fold(host, isFolded);
          const share = hiddenShare(target.getBoundingClientRect(), host.getBoundingClientRect());
          if (share <= MOST_HIDDEN) return;
        }
      }
    });
  });
}

/** Whether the open widget shows its button alone. */
export function isFolded({ dataset }: HTMLElement): boolean {
  return "folded" in dataset;
}

/** Has the open widget show its button alone, or all of it again. */
export function fold(host: HTMLElement, isFolded: boolean): void {
  host.toggleAttribute("data-folded", isFolded);
}

function hiddenShare(element: DOMRect, widget: DOMRect): number {
  const width = Math.min(element.right, widget.right) - Math.max(element.left, widget.left);
  const height = Math.min(element.bottom, widget.bottom) - Math.max(element.top, widget.top);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (element.width * element.height);
}
