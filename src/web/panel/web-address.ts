/** The address as a link may have it, or null for one that is no web address: it could run code. */
export function webAddress(url: string | null): URL | null {
  try {
    const parsed = new URL(url ?? "");
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
