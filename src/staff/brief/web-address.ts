/** The address as a link may have it, or null for one that is no web address: it could run code. */
export function webAddressOf(url: string | null): string | null {
  const parsed = url === null ? null : URL.parse(url);
  if (parsed?.protocol !== "https:" && parsed?.protocol !== "http:") return null;
  return parsed.href.replace(/[<>\\\s]/gu, encodeURIComponent);
}
