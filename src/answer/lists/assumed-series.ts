import { dateMentions } from "../../language/dates.ts";
import { editionMentions } from "../../language/editions.ts";
import type { Glossary } from "../../language/glossary.ts";
import { hasHan } from "../../language/han.ts";
import { fold } from "../../language/fold.ts";
import { CHINESE_QUESTION_PHRASES, ENGLISH_QUESTION_WORDS } from "../question-words.ts";
import { COLUMNS } from "./list-columns.ts";
import { COMPARES, EACH } from "./list-times.ts";
import type { NamedSeries } from "./series-names.ts";

/** Words of a question for a table that say nothing of what it is about. */
const PLAIN_ENGLISH = new Set([
  "all",
  "every",
  "each",
  "year",
  "years",
  "list",
  "edition",
  "editions",
  "time",
  "times",
]);
const PLAIN_CHINESE =
  /^(?:[和與跟及的了是有在兩這年屆次到至從起]|之間|一下|一覽|列出|所有|全部|請|簽|簽署|舉行|舉辦)+$/u;

/**
 * The only series that there is, where a question for a table names nothing at all ("all themes", "compare 2019 and 2023",
 * 「所有主題」): every word of it asks for columns and times. Null where it says anything else, or there are several series.
 */
export function assumedSeries(
  question: string,
  series: readonly NamedSeries[],
  glossary: Glossary,
): NamedSeries | null {
  const [only, ...more] = series;
  if (only === undefined || more.length > 0) return null;
  if (glossary.mentionsIn(question).some(({ entry }) => entry.kind !== "terms")) return null;
  let rest = question;
  for (const { start, end } of [...dateMentions(question), ...editionMentions(question)]) {
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  }
  for (const pattern of [EACH, COMPARES, ...COLUMNS.map(({ asked }) => asked)]) {
    rest = rest.replaceAll(new RegExp(pattern, "giu"), " ");
  }
  const words = rest.replaceAll(CHINESE_QUESTION_PHRASES, " ").match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  const isPlain = (word: string): boolean =>
    hasHan(word)
      ? PLAIN_CHINESE.test(word)
      : ENGLISH_QUESTION_WORDS.has(fold(word)) || PLAIN_ENGLISH.has(fold(word));
  return words.every(isPlain) ? only : null;
}
