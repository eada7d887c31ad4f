import type { AskedAttributes } from "./asked-attributes.ts";
import type { AnswerLanguage } from "./answerer.ts";
import type { Giving } from "./giving.ts";
import type { QuestionTerm } from "./question-terms.ts";
import type { QuestionTime } from "./question-time.ts";
import type { AskedValue } from "./value-asked.ts";

/** A question with what has been read out of it. */
export interface Understood {
  /** As it was completed from the questions before it; null where it stood alone. */
  readonly askedAs: string | null;
  /** As the citizen wrote it, cleaned, or as it was completed. */
  readonly question: string;
  /** The same with Chinese in Traditional: what the corpus is written in. */
  readonly text: string;
  /** The same with Chinese names that have no English form replaced by one that has, for the cross-encoder. */
  readonly plainText: string;
  readonly language: AnswerLanguage;
  readonly terms: readonly QuestionTerm[];
  readonly time: QuestionTime;
  readonly asked: AskedValue;
  readonly attributes: AskedAttributes;
  /** Who gives to whom in the question; null where it speaks of no giving. */
  readonly giving: Giving | null;
  /** Ids of the cities that the question tells somebody goes to. */
  readonly goals: ReadonlySet<string>;
}
