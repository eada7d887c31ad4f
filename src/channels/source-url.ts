import type { Source } from "../answer/answer.ts";

/** The address of a source if it is one to link to; null for none and for schemes such as `javascript:`. */
export function webUrl(url: string | null): string | null {
  const parsed = URL.parse(url ?? "");
  return parsed !== null && /^https?:$/u.test(parsed.protocol) ? parsed.href : null;
}

/** Where the reference to a source leads: its address, or one of ours that opens the quotation in Web Chat. */
export function citationUrl({ n, url }: Source): string {
  return webUrl(url) ?? `cite:${n}`;
}
