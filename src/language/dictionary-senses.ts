/** Most senses kept of a word: more of them only blur what is searched for. */
const MOST_SENSES = 3;
/** Longer definitions explain rather than translate; CC-CEDICT's translations have one to four words. */
const MOST_WORDS = 5;

/** Definitions that speak of the word, not of what it means. */
const NOT_A_MEANING =
  /^(?:CL:|surname\b|(?:[\w.]+ )?variant of\b|also (?:written|pr|called|known)\b|see\b|used (?:in|as|to|for)\b|classifiers? for\b|same as\b|equivalent to\b|pr\.|Taiwan pr|abbr\. (?:for|of|to) [^,;]*$|(?:name of )?Kangxi radical|radical in)/iu;

/**
 * English words for one Chinese word out of its CC-CEDICT definitions, likeliest first: without remarks in brackets,
 * pronunciations, references to other words, articles and the "to" of verbs.
 */
export function cleanSenses(definitions: readonly string[], isProperName: boolean): string[] {
  const senses: string[] = [];
  for (const definition of definitions) {
    for (const part of withoutRemarks(definition).split(";")) {
      const sense = cleanSense(part, isProperName);
      if (sense !== "" && !senses.includes(sense)) senses.push(sense);
    }
  }
  const short = senses.filter((sense) => sense.split(" ").length <= MOST_WORDS);
  const usable =
    short.length > 0
      ? short
      : senses.slice(0, 1).map((sense) => sense.split(" ").slice(0, MOST_WORDS).join(" "));
  return usable.slice(0, MOST_SENSES);
}

function withoutRemarks(definition: string): string {
  let text = definition.replace(/\[[^\]]*\]/gu, "");
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(/\([^()]*\)/gu, " ");
  }
  return text;
}

function cleanSense(part: string, isProperName: boolean): string {
  let sense = part.trim();
  if (NOT_A_MEANING.test(sense)) return "";
  sense = sense.replace(/^abbr\. (?:for|of|to) [^,]*,\s*/u, "").replace(/[\p{Script=Han}|~]+/gu, " ");
  // "Taipei, capital of Taiwan": what follows the comma explains the name.
  if (isProperName) sense = sense.replace(/,.*$/u, "");
  sense = sense.replace(/^(?:to be |to |an? |the )/u, "").replace(/[^\p{L}\p{N}'.%& -]+/gu, " ");
  return sense.replace(/\s+/gu, " ").trim().replace(/\.$/u, "");
}

/** One reading of a word in CC-CEDICT. */
export interface Reading {
  readonly pinyin: string;
  readonly definitions: readonly string[];
}

/**
 * Senses of a word over all its readings, the first of each reading before the second of any; names come last. Empty
 * for a word whose first definition is only a remark in brackets, such as 了 "(completed action marker)": it is grammar,
 * whatever rarer readings it has.
 */
export function sensesOf(readings: readonly Reading[]): string[] {
  const isName = ({ pinyin }: Reading): boolean => /^\p{Lu}/u.test(pinyin);
  const ordered = [...readings.filter((reading) => !isName(reading)), ...readings.filter(isName)];
  const first = ordered[0]?.definitions[0];
  if (first !== undefined && withoutRemarks(first).trim() === "") return [];
  const lists = ordered.map((reading) => cleanSenses(reading.definitions, isName(reading)));
  const senses: string[] = [];
  for (let rank = 0; rank < MOST_SENSES; rank++) {
    for (const list of lists) {
      const sense = list[rank];
      if (sense !== undefined && !senses.includes(sense)) senses.push(sense);
    }
  }
  return senses.slice(0, MOST_SENSES);
}
