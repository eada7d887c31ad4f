/** Puts a text on the clipboard. Rejects where the browser does not allow it. */
export async function copyText(text: string, within: ShadowRoot): Promise<void> {
  // Pages without TLS have no clipboard interface; there the old way still works.
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  const before = within.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("aria-hidden", "true");
  within.append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without TLS
  const isDone = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!isDone) throw new Error("the browser did not copy");
}
