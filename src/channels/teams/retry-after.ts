/** What `Retry-After` (RFC 9110, 10.2.3: seconds or a date) asks for, in ms; null where it asks for nothing. `now` in ms. */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  if (/^\d{1,9}$/u.test(text)) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(at - now, 0);
}
