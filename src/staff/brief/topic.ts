import type { FeatureReader } from "../../answer/text-features.ts";
import { NAME_KINDS } from "../../answer/text-features.ts";
import { ENGLISH_QUESTION_WORDS } from "../../answer/question-words.ts";
import { chineseWords } from "../../language/chinese-words.ts";
import { fold } from "../../language/fold.ts";
import { hasHan } from "../../language/han.ts";
import { LATIN_WORD } from "../../language/latin-words.ts";
import { stem } from "../../language/stem.ts";
import { sensesOf } from "../../language/word-senses.ts";

/** One thing that a topic names, in the forms that an article may have it in. */
interface TopicPart {
  /** Folded words that stand in the text as they are: names, Chinese words. */
  readonly forms: readonly string[];
  /** Stems of single English words. */
  readonly stems: readonly string[];
  /** Concepts of the lexicon, whose words stand for each other in both languages. */
  readonly concepts: readonly string[];
}

/** Tells which texts are about a topic: those that have every word of it, in either language. */
export class Topic {
  readonly #parts: readonly TopicPart[];
  readonly #reader: FeatureReader;

  constructor(words: string, reader: FeatureReader) {
    this.#reader = reader;
    this.#parts = topicParts(words, reader);
  }

  /** Whether the topic has no word that says anything. */
  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** Whether a text has every word of the topic. */
  isIn(text: string): boolean {
    const folded = fold(text);
    let stems: ReadonlySet<string> | null = null;
    let concepts: ReadonlySet<string> | null = null;
    const stemsOf = (): ReadonlySet<string> =>
      (stems ??= new Set(Array.from(folded.matchAll(LATIN_WORD), ([word]) => stem(word))));
    const conceptsOf = (): ReadonlySet<string> =>
      (concepts ??= new Set(this.#reader.lexicon.mentionsIn(text).flatMap(({ ids }) => ids)));
    return this.#parts.every(
      (part) =>
        part.forms.some((form) => standsIn(form, folded)) ||
        part.stems.some((word) => stemsOf().has(word)) ||
        part.concepts.some((id) => conceptsOf().has(id)),
    );
  }
}

function topicParts(words: string, { glossary, dictionary, lexicon }: FeatureReader): TopicPart[] {
  const names = glossary.mentionsIn(words).filter(({ entry }) => NAME_KINDS.has(entry.kind));
  const parts: TopicPart[] = [...new Set(names.map(({ entry }) => entry))].map(({ en, zh }) => ({
    forms: [...en, ...zh].map((name) => fold(name)),
    stems: [],
    concepts: [],
  }));
  // What is left beside the names, which stay apart from each other.
  let rest = words;
  for (const { start, end } of names.toReversed())
    rest = `${rest.slice(0, start)}${" ".repeat(end - start)}${rest.slice(end)}`;
  for (const { text, entry } of chineseWords(rest, glossary, dictionary)) {
    if (!hasHan(text)) continue;
    const english = entry === null ? sensesOf(text, dictionary) : entry.en;
    parts.push({
      forms: [fold(text)],
      stems: english.filter((sense) => /^\p{L}+$/u.test(sense)).map((sense) => stem(fold(sense))),
      concepts: lexicon.of(text),
    });
  }
  for (const [word] of fold(rest).matchAll(LATIN_WORD)) {
    if (ENGLISH_QUESTION_WORDS.has(word)) continue;
    parts.push({ forms: [], stems: [stem(word)], concepts: lexicon.of(word) });
  }
  return parts;
}

/** Whether a form stands in a folded text; a Latin one as whole words. */
function standsIn(form: string, folded: string): boolean {
  const isLatin = !hasHan(form);
  for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + 1)) {
    if (!isLatin) return true;
    const around = [folded.charAt(at - 1), folded.charAt(at + form.length)];
    if (!around.some((unit) => /[\p{L}\p{N}]/u.test(unit) && !hasHan(unit))) return true;
  }
  return false;
}
