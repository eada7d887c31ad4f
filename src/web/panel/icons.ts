import { html, type TemplateResult } from "lit/html.js";

const PATHS = {
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 7h14M5 12h14M5 17h14",
  send: "M4 12l16-8-6 16-3-7z",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  share: "M12 15V3M8 7l4-4 4 4M5 12v8h14v-8",
  thumb: "M7 11v9H4v-9zM7 11l4-8c1.5 0 2.5 1 2.5 2.5V9H19a2 2 0 0 1 2 2.3l-1.2 7A2 2 0 0 1 17.8 20H7",
  unfold: "M6 9l6 6 6-6",
  phone: "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2",
  out: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
} as const;

/** A line drawing; it says nothing to screen readers, the words beside it do. */
export function icon(name: keyof typeof PATHS): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
}
