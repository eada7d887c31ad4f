import { fold } from "../language/fold.ts";
import type { GlossaryKind } from "../language/glossary.ts";
import { stem } from "../language/stem.ts";
import type { QuestionKind } from "./question-kind.ts";
import type { QuestionTerm } from "./question-terms.ts";
import type { QuestionTime } from "./question-time.ts";
import type { AskedValue } from "./value-asked.ts";

/** Where the noun stands that "how many" counts or "which" chooses from. */
const ENGLISH_HEAD =
  /\b(?:how many|which|what|number of)\s+(?:(?:other|different|of the|the|new|of)\s+)*([\p{L}\p{M}' -]{2,60})/iu;
const CHINESE_HEAD =
  /(?:多少|哪(?:一|兩|三|幾)?(?:個|座|間|家|項|種|場|些|位|支|件|所|隊|組|條|本|檔|款|份|艘|顆)?|(?<!第)幾(?:個|座|支|項|件|場|隻|國|間|所|份|種|輛|艘|位|名|次|片|張|隊|組|條|家)?)\s*([\p{Script=Han}]{1,8})/u;

/** Nouns that name a section of the glossary: "which city" wants a city. */
const SECTION_NOUNS: readonly { readonly noun: RegExp; readonly sections: readonly GlossaryKind[] }[] = [
  { noun: /^(?:cit(?:y|ies)|城市|市$)/iu, sections: ["cities"] },
  { noun: /^(?:countr(?:y|ies)|nations?|國家?)/iu, sections: ["countries"] },
  { noun: /^(?:districts?|區)/iu, sections: ["districts", "places"] },
  {
    noun: /(?:單位|機構|機關|公司|organi[sz]ations?|agenc(?:y|ies)|institutions?|compan(?:y|ies))$/iu,
    sections: ["organisations", "places"],
  },
  { noun: /^(?:animals?|動物)$/iu, sections: ["animals"] },
];

/** Words after "which" or "what" that end the noun: auxiliaries, prepositions, articles, pronouns and verbs in the past. */
const AFTER_NOUN =
  /\s(?:did|do|does|was|were|is|are|has|have|had|will|would|can|could|should|to|in|on|at|for|from|by|with|that|the|a|an|of|and|or|he|she|they|it|there|took|take|came|come|went|go|became|become|led|lead|won|met|held|sent|gave|got|made|said|spoke|drew|ran|saw|joined|helped|(?!united|nited)\p{L}{2,}ed|\p{Lu}[\p{L}-]*)(?=\s|$)/u;

/** Puts together what a question says of the value that it asks for. */
export function askedValue(
  question: string,
  kind: QuestionKind,
  time: QuestionTime,
  terms: readonly QuestionTerm[],
): AskedValue {
  const noun = headNoun(question);
  const sections =
    kind === "which" || kind === "what" || kind === "list"
      ? (SECTION_NOUNS.find((row) => noun !== null && row.noun.test(noun))?.sections ?? [])
      : [];
  return {
    kind,
    time,
    text: question,
    folded: fold(question),
    entries: new Set(terms.flatMap(({ entries }) => entries.map(({ id }) => id))),
    head: (noun === null ? null : headTerm(noun, terms)) ?? attributeBefore(question, terms),
    sections,
  };
}

/** "What was the theme of", "who is the director of": the noun that names the value. */
const ENGLISH_ATTRIBUTE =
  /\b(?:what|who)(?:'s|\s+(?:is|was|are|were|will be))\s+(?:the|its|their|his|her|a|an)?\s*([\p{L}\p{M}' -]{2,60})/iu;
/** 「主題是什麼」「冠軍是誰」: the noun before what asks. */
const CHINESE_ATTRIBUTE =
  /([\p{Script=Han}]{2,6}?)(?:是|為|叫|有|共有|共)?(?:什麼|甚麼|誰|何人|哪位|多少|哪些|哪幾項|何)/u;

function headNoun(question: string): string | null {
  const english = (ENGLISH_ATTRIBUTE.exec(question) ?? ENGLISH_HEAD.exec(question))?.[1];
  if (english !== undefined) {
    const cut = AFTER_NOUN.exec(` ${english.trim()}`);
    return (cut === null ? english : english.slice(0, Math.max(0, cut.index - 1))).trim() || null;
  }
  return CHINESE_HEAD.exec(question)?.[1] ?? null;
}

/** The term that the Chinese noun before the question word ends in. */
function attributeBefore(question: string, terms: readonly QuestionTerm[]): QuestionTerm | null {
  const before = CHINESE_ATTRIBUTE.exec(question)?.[1];
  if (before === undefined) return null;
  return terms.find((term) => !term.isName && term.isFocus && before.endsWith(term.text)) ?? null;
}

/** The question's term that the noun phrase ends in (English) or begins with (Chinese). */
function headTerm(noun: string, terms: readonly QuestionTerm[]): QuestionTerm | null {
  if (/\p{Script=Han}/u.test(noun)) return terms.find((term) => noun.startsWith(term.text)) ?? null;
  const last = stem(fold(noun).split(/\s+/u).at(-1) ?? "");
  return terms.find((term) => term.stems.some((stems) => stems.at(-1) === last)) ?? null;
}
