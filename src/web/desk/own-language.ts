/** The one in a language, or the first where there is none in it. */
export function ownOf<Of extends { readonly language: string }>(
  all: readonly Of[],
  language: string,
): Of | undefined {
  return all.find((one) => one.language === language) ?? all[0];
}
