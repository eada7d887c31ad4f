/** Addresses of web pages, with or without a scheme, and of e-mail. */
const ADDRESSES: readonly { readonly token: string; readonly pattern: RegExp }[] = [
  { token: "[email]", pattern: /(?:mailto:)?[\w.%+'-]+@(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}/giu },
  { token: "[link]", pattern: /(?:[a-z][a-z0-9+.-]*:\/\/|www\.)[^\s"'<>()（）「」『』，。；、]+/giu },
  {
    token: "[link]",
    pattern:
      /(?<![\p{L}\p{N}.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|edu|gov|info|io|tw|jp|cn|kr|uk|eu|us|de|cz|fr)(?:\/[^\s"'<>()（）「」『』，。；、]*)?(?![\p{L}\p{N}-])/giu,
  },
];

/** A text with every address replaced by `[link]` or `[email]`: a model has no use for one, and could only send it on. */
export function withoutAddresses(text: string): string {
  return ADDRESSES.reduce((rest, { token, pattern }) => rest.replaceAll(pattern, token), text);
}

/** Whether a text holds an address, or stands with a token for one. */
export function holdsAddress(text: string): boolean {
  return withoutAddresses(text) !== text || /\[(?:link|email)\]/iu.test(text);
}
