/**
 * The address as a link may have it, or null for one that is no web address: it could run code. `base` is where one is
 * that is not whole.
 */
export function webAddress(url: string | null, base?: string): URL | null {
  if (url === null) return null;
  try {
    const parsed = new URL(url, base);
    return ["https:", "http:"].includes(parsed.protocol) ? parsed : null;
  } catch {
    return null;
  }
}

/** RFC 3966. What follows the number, such as an extension in words, is left to the reader. */
export function phoneLink(phone: string): string {
  const number = /^[+\d\s().-]+/.exec(phone.trim())?.[0] ?? "";
  return `tel:${number.replace(/[^+\d]/g, "")}`;
}
