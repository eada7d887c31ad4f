/** Beyond this share of an element, the widget hides what matters of it. */
const MOST_HIDDEN = 0.5;

/**
 * Moves the widget to the other corner while it would hide the element of the page that has the focus (WCAG 2.2,
 * 2.4.11), and back afterwards.
 */
export function keepClearOfFocus(host: HTMLElement, side: "left" | "right"): void {
  const other = side === "left" ? "right" : "left";
  let pending = 0;
  document.addEventListener("focusin", ({ target }) => {
    // Whoever tabs faster than the screen is drawn is long elsewhere.
    cancelAnimationFrame(pending);
    host.dataset["side"] = side;
    if (!(target instanceof Element) || target === host) return;
    // Once the browser has scrolled to the element.
    pending = requestAnimationFrame(() => {
      if (hiddenShare(target.getBoundingClientRect(), host.getBoundingClientRect()) > MOST_HIDDEN) {
        host.dataset["side"] = other;
      }
    });
  });
}

function hiddenShare(element: DOMRect, widget: DOMRect): number {
  const width = Math.min(element.right, widget.right) - Math.max(element.left, widget.left);
  const height = Math.min(element.bottom, widget.bottom) - Math.max(element.top, widget.top);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (element.width * element.height);
}
