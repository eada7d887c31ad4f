/** Words of an article in the quotation marks of their language (a BCP 47 tag), on one line. */
export function quoted(words: string, language: string): string {
  const line = words.trim().replace(/\s+/gu, " ");
  return language.startsWith("zh") ? `「${line}」` : `“${line}”`;
}
