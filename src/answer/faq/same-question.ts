import { articleOfText } from "./text-article.ts";
import type { GlossaryEntry } from "../../language/glossary.ts";
import { fold } from "../../language/fold.ts";
import { CHINESE_QUESTION_PHRASES, CHINESE_STOP_WORDS, ENGLISH_QUESTION_WORDS } from "../question-words.ts";
import type { QuestionKind } from "../question-kind.ts";
import { type FeatureReader, NAME_KINDS } from "../text-features.ts";
import type { Understood } from "../understood.ts";
import { EVENT_WORDS } from "../values/asks.ts";
import { type Failure, verifySentence } from "../verify.ts";

/** How two questions that lie near one another differ in what must not. */
export interface Comparison {
  /** What they differ in; null where they agree. */
  readonly differs: string | null;
  /** Content words of either that nothing in the other one stands for; those of the first alone where it has too many. */
  readonly unmatched: number;
}

/** Content words without a match that two questions may have at most and still ask the same, whatever their cosine. */
export const MOST_UNMATCHED = 1;

/** Kinds whose words change places from one language to the other: "what theme", 「哪個主題」, 「主題為何」. */
const LIKE_WHAT: ReadonlySet<QuestionKind> = new Set<QuestionKind>(["what", "which", "list", "open"]);
/** What asks, each by itself: 「誰先請、誰後請」 asks for nobody else's place. */
const ASKING: readonly RegExp[] = [
  /\bwho(?:m|se)?\b|誰|哪位|哪一位|何人/iu,
  /\bwhen\b|\b(?:what|which) (?:date|day|year|month|time)\b|何時|什麼時[候間]|哪一?[天年日月]|幾[月號日年]|日期/iu,
  /\bwhere\b|哪[裡裏]|何處|何地/iu,
  /\bwhy\b|為什麼|為何/iu,
  /\bhow (?:many|much)\b|\bnumber of\b|多少|幾[^月號日年點]/iu,
];
/** Tells the second in an office from the first. */
const DEPUTY = /\b(?:deputy|vice)\b|副/iu;
/** A forum is told of in parts, and what is signed there is not. */
const PART = /\bsub-?forums?\b|[分子]論壇/iu;
/** Each word that denies; 「有沒有」 only asks. */
const DENIALS =
  /\b(?:not|no|never|without|neither|nor)\b|n['’]t\b|(?<!有)沒有?|未(?!來)|不(?!同|僅|只)|無(?!障|人機)/giu;
/** Asks for a day of the week: a date is another answer. */
const WEEKDAY = /星期幾|禮拜幾|[週周]幾|\b(?:which|what) (?:weekday|day of the week)\b/iu;

/**
 * Whether two questions ask the same, as far as rules can tell: for the same kind of value of the same attribute, of the
 * same years, days and editions, of the same names, and denied or planned alike. The rest is left to the verifier, which
 * is asked whether either question, taken for a claim, tells anything that the other one does not carry: numbers, dates,
 * persons, directions. A cosine knows nothing of all this: another year leaves it at .98.
 *
 * `home` is the city whose questions these are: citizens name it or not.
 */
export function compareQuestions(
  asked: Understood,
  kept: Understood,
  { reader, home }: { readonly reader: FeatureReader; readonly home: GlossaryEntry | null },
): Comparison {
  if (fold(asked.text) === fold(kept.text)) return { differs: null, unmatched: 0 };
  const differs = DIFFERENCES.find(({ of }) => of(asked) !== of(kept))?.name ?? null;
  if (differs !== null) return { differs, unmatched: 0 };
  if (namesOf(asked, reader, home) !== namesOf(kept, reader, home)) return { differs: "names", unmatched: 0 };
  const one = verdictOf(untold(asked.text, kept.text, reader));
  // Most pairs are parted by the first look already; the second takes as long.
  if (one.differs !== null || one.unmatched > MOST_UNMATCHED) return one;
  const other = verdictOf(untold(kept.text, asked.text, reader));
  return { differs: other.differs, unmatched: one.unmatched + other.unmatched };
}

function verdictOf(failures: readonly Failure[]): Comparison {
  const claims = failures.filter(({ kind }) => kind === "claim");
  const other = failures.find(({ kind }) => kind !== "claim");
  return {
    differs: other === undefined ? null : `${other.kind}: ${other.what}`,
    unmatched: claims.filter(({ what }) => !putsQuestion(what)).length,
  };
}

/** What two questions have to be alike in, each as a text to be compared. */
const DIFFERENCES: readonly { readonly name: string; readonly of: (question: Understood) => string }[] = [
  { name: "kind", of: ({ asked: { kind } }) => (LIKE_WHAT.has(kind) ? "what" : kind) },
  { name: "weekday", of: ({ text }) => String(WEEKDAY.test(text)) },
  { name: "years", of: ({ time: { years } }) => sorted(years) },
  { name: "range", of: ({ time: { span } }) => (span === null ? "" : `${span.from} to ${span.to}`) },
  { name: "days", of: ({ time: { days } }) => (days === null ? "" : `${days.from} to ${days.to}`) },
  { name: "editions", of: ({ time: { editions } }) => sorted(editions) },
  { name: "newest", of: ({ time: { latest } }) => String(latest) },
  { name: "attribute", of: ({ attributes: { frames } }) => sorted(frames.map(({ name }) => name)) },
  {
    name: "matter",
    of: ({ attributes: { matters } }) =>
      sorted([...matters.marked, ...matters.around].map(({ name }) => name)),
  },
  { name: "asking", of: ({ text }) => ASKING.map((words) => words.test(text)).join("|") },
  { name: "deputy", of: ({ text }) => String(DEPUTY.test(text)) },
  { name: "part", of: ({ text }) => String(PART.test(text)) },
  { name: "denial", of: ({ text }) => String(text.match(DENIALS)?.length ?? 0) },
  { name: "plan", of: ({ attributes: { isPlan } }) => String(isPlan) },
];

function sorted(values: readonly (string | number)[]): string {
  return [...new Set(values)].map(String).sort().join("|");
}

/** Glossary entries of names in a question, but for the city that is meant anyway. */
function namesOf({ text }: Understood, { glossary }: FeatureReader, home: GlossaryEntry | null): string {
  const named = glossary.mentionsIn(text).filter(({ entry }) => NAME_KINDS.has(entry.kind));
  return sorted(named.filter(({ entry }) => entry !== home).map(({ entry }) => entry.id));
}

/** What the verifier misses of a text in another one; names that the glossary knows have been compared before. */
function untold(text: string, other: string, reader: FeatureReader): Failure[] {
  const quotes = [{ article: articleOfText(other), start: 0, end: other.length }];
  const known = reader.glossary.mentionsIn(text);
  return verifySentence({ text, language: "en", quotes }, reader, "faq").filter(
    ({ kind, start, end }) =>
      !(kind === "name" && known.some((mention) => mention.start < end && start < mention.end)),
  );
}

/** Words that put a question or tell that something took place at all. */
function putsQuestion(word: string): boolean {
  const folded = fold(word);
  return (
    ENGLISH_QUESTION_WORDS.has(folded) ||
    CHINESE_STOP_WORDS.has(folded) ||
    EVENT_WORDS.test(folded) ||
    EVENT_WORDS.test(word) ||
    word.replaceAll(CHINESE_QUESTION_PHRASES, "") === ""
  );
}
