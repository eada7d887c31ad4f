/** What an address of a page goes on with. */
const PATH = String.raw`[^\s"'<>()（）「」『』，。；、]`;
/** Endings by which a name with dots in it is an address whatever its letters. */
const ENDINGS = "com|org|net|edu|gov|info|io|tw|jp|cn|kr|uk|eu|us|de|cz|fr";

/**
 * Addresses of web pages, with or without a scheme, and of e-mail. Each begins where no such character stands before it,
 * so that a long word is looked at once.
 */
const ADDRESSES: readonly { readonly token: string; readonly pattern: RegExp }[] = [
  { token: "[email]", pattern: /(?<![\w.%+'-])[\w.%+'-]{1,64}@(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}/giu },
  {
    token: "[link]",
    pattern: new RegExp(`(?<![a-z0-9+.-])(?:[a-z][a-z0-9+.-]{0,20}://|www\\.)${PATH}+`, "giu"),
  },
  // In small letters and without a space after the dot: "english.gov.taipei", but not "U.S." or "a.m.".
  {
    token: "[link]",
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.-])(?:[a-z0-9-]{2,}\\.)+[a-z]{2,}(?![\\p{L}\\p{N}-])(?:/${PATH}*)?`,
      "gu",
    ),
  },
  {
    token: "[link]",
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}.-])(?:[a-z0-9-]+\\.)+(?:${ENDINGS})(?![\\p{L}\\p{N}-])(?:/${PATH}*)?`,
      "giu",
    ),
  },
];

/** A text with every address replaced by `[link]` or `[email]`: a model has no use for one, and could only send it on. */
export function withoutAddresses(text: string): string {
  return ADDRESSES.reduce((rest, { token, pattern }) => rest.replaceAll(pattern, token), text);
}

/** Whether a text holds an address, or a token that stands for one. */
export function holdsAddress(text: string): boolean {
  return withoutAddresses(text) !== text || /\[(?:link|email)\]/iu.test(text);
}
