import type { Mentionee } from "./line-event.ts";

/** A mention as it is written; some keyboards have a wide sign. */
const MENTION_SIGN = /^[@＠]/u;

/** The text without the mentions of this account, trimmed. */
export function stripMentions(text: string, mentionees: readonly Mentionee[]): string {
  const own = mentionees
    .filter(({ isSelf }) => isSelf === true)
    .sort((one, other) => other.index - one.index);
  return own.reduce(withoutMention, text).trim();
}

/**
 * LINE counts in UTF-16 units; where no mention stands there, it was counted in code points, or the text is not what it
 * was: then nothing is cut, least of all in the middle of a character.
 */
function withoutMention(text: string, { index, length }: Mentionee): string {
  if (MENTION_SIGN.test(text.slice(index))) return `${text.slice(0, index)} ${text.slice(index + length)}`;
  const characters = Array.from(text);
  if (!MENTION_SIGN.test(characters[index] ?? "")) return text;
  return `${characters.slice(0, index).join("")} ${characters.slice(index + length).join("")}`;
}
