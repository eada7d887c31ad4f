/** Tokens that a message takes beside its text. */
const PER_MESSAGE = 8;
/** Tokens of a Han character, and characters of a token of other text: on the safe side for the vocabularies in use. */
const PER_HAN = 1.5;
const PER_TOKEN = 3;

/** About the most tokens that messages take: a model's own count is known only once it has been asked. */
export function mostTokens(texts: readonly string[]): number {
  return texts.reduce((sum, text) => {
    const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    return sum + PER_MESSAGE + Math.ceil(han * PER_HAN + (text.length - han) / PER_TOKEN);
  }, 0);
}
