/** What a message begins with that is a look-up of the staff. */
const WORDS: ReadonlySet<string> = new Set(["staff", "職員", "职员"]);

/**
 * What is looked up by a message that begins with `staff:` or 「職員：」, in any case and width; null for any other message.
 */
export function withoutStaffPrefix(text: string): string | null {
  const [, word = "", rest = ""] = /^([^:：]{1,16})[:：](.*)$/su.exec(text) ?? [];
  return WORDS.has(word.normalize("NFKC").trim().toLowerCase()) ? rest.trim() : null;
}
