/**
 * Text as both databases can hold it: PostgreSQL refuses U+0000, and half of a surrogate pair has no UTF-8. Each
 * becomes U+FFFD.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}

/** A value as JSON, which escapes what a database could not hold; undefined becomes null. */
export function storedJson(value: unknown): string {
  return JSON.stringify(value === undefined ? null : value);
}

/** The present as the tables write it: ISO 8601 in UTC, with milliseconds. */
export function storedNow(): string {
  return new Date().toISOString();
}

/** A time in milliseconds since 1970 as the tables write it. Throws `RangeError` for one that is none. */
export function storedTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
