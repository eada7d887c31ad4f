import type { Article } from "../corpus/article.ts";
import type { ScoredPassage } from "../search/passage.ts";
import type { FaqMatch } from "./faq/faq-source.ts";
import type { ScoredSentence } from "./score-sentence.ts";
import type { Understood } from "./understood.ts";
import type { EventGap } from "./values/event-gap.ts";

/** Words of an article that a claim rests on. */
export interface Quote {
  readonly article: Article;
  /** UTF-16 offsets into the article's body. */
  readonly start: number;
  readonly end: number;
}

/** A sentence that a composer would say, with what it rests on; nothing is said before it is verified. */
export interface ComposedSentence {
  readonly text: string;
  readonly language: string;
  readonly quotes: readonly Quote[];
}

/** A cell of a table: a claim like a sentence. */
export type ComposedCell = ComposedSentence;

/** Rows of claims; null where nothing is told. */
export interface ComposedTable {
  /** Each headed by the reply `column-NAME`, in order. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (ComposedCell | null)[])[];
}

/** What sources say of one value that cannot all be true, or that was true at different times. */
export interface ComposedConflict {
  /** `differ`: a value that the event fixes. `over_time`: a value of its day, or a plan; the newest claim stands first. */
  readonly kind: "differ" | "over_time";
  /** Names the value: the reply `column-WORD`. */
  readonly word: string;
  /** Year of the event; null where none is meant. */
  readonly year: number | null;
  /** At least two, each by itself. */
  readonly claims: readonly ComposedSentence[];
}

/** A question with the passages found for it. */
export interface Retrieved extends Understood {
  readonly passages: readonly ScoredPassage[];
}

/** A question with the sentences proposed as its answer; none where the evidence does not carry one. */
export interface Composed extends Retrieved {
  readonly sentences: readonly ComposedSentence[];
  /** Told instead of sentences, or beside them; null for none. */
  readonly table: ComposedTable | null;
  /** Years that a table should tell of and the articles do not. */
  readonly missingYears: readonly number[];
  /** What the articles do not tell of the event asked about, beside what they tell; null for no such gap. */
  readonly gap: EventGap | null;
  /** Questions to choose from, where this one could mean any of them; else none. */
  readonly choices: readonly string[];
  /** Values that it was understood to ask for, by name; none where it was answered by its words alone. */
  readonly asks: readonly string[];
  /** Where sources differ on what was asked. */
  readonly conflicts: readonly ComposedConflict[];
  /** Names in the question that no article has, as it writes them: nothing can be told of them. Left out where there are none. */
  readonly unknownNames?: readonly string[];
  readonly composer: "extractive" | "model" | "faq";
  /** Why nothing was proposed, for the record; null where something was. */
  readonly refusal: string | null;
  /** Sentences weighed, best first, for the record. */
  readonly weighed: readonly ScoredSentence[];
  /** The FAQ that answers; left out where none does. */
  readonly faq?: FaqMatch;
}

/** A question with the sentences that have been proved. */
export interface Verified extends Composed {
  /** Sentences that were proposed and dropped, with what was wrong. */
  readonly dropped: readonly { readonly sentence: ComposedSentence; readonly failures: readonly string[] }[];
}
