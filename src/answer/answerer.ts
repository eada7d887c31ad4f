import type { Answer, Notice, Sentence, Source } from "./answer.ts";
import type { FaqMatch } from "./faq/faq-source.ts";
import type { Turn } from "./follow-up/turn.ts";
import type { QuestionKind } from "./question-kind.ts";

/** Languages that answers are written in. */
export type AnswerLanguage = "en" | "zh-Hant" | "zh-Hans";

/** One question as a channel hands it in: cleaned, 1 to 500 code points. */
export interface AskRequest {
  readonly question: string;
  /** A conversation that the server has issued, or null outside of one. */
  readonly conversationId: string | null;
  /** What to answer in; null for the language of the question. */
  readonly language: AnswerLanguage | null;
  /** What was asked before in the conversation, oldest first: a follow-up is completed from it. */
  readonly turns?: readonly Turn[];
  /** Hears what the answer was made from, for the record; a question that is declined unread has nothing. */
  readonly onEvidence?: (evidence: Evidence) => void;
  /**
   * Hears each sentence of a language model as soon as it is proved, before the answer is whole. What was heard is never
   * taken back: the answer's sentences, notices and sources begin with these. Without a model it hears nothing.
   */
  readonly onSentence?: (soFar: SaidSoFar) => void;
}

/** What an answer has said before it is whole. */
export interface SaidSoFar {
  /** Of the answer. */
  readonly language: string;
  /** What has to be known before the sentences: how the question was read. */
  readonly notices: readonly Notice[];
  /** All so far, in order; the last one is new. */
  readonly sentences: readonly Sentence[];
  /** Of these sentences, under the numbers that they keep. */
  readonly sources: readonly Source[];
}

/** Words of an article version with what they were given; offsets are UTF-16 units of its body. */
interface ScoredPlace {
  readonly articleId: string;
  readonly articleVersion: string;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** What an answer was made from: enough to see why these words were said, or nothing. */
export interface Evidence {
  /** The question as it was completed from the ones before it; null where it stood alone. */
  readonly askedAs: string | null;
  /** What was read out of the question; none of its own words beside the names that the glossary knows. */
  readonly understood: {
    readonly kind: QuestionKind;
    /** Attributes of an event that it asks for. */
    readonly frames: readonly string[];
    /** Glossary entries that it names. */
    readonly names: readonly string[];
    readonly years: readonly number[];
    readonly editions: readonly number[];
    /** Values of an event that records answer, by name; none where it was read for its words alone. */
    readonly asks: readonly string[];
  };
  /** Passages found, best first. */
  readonly passages: readonly (ScoredPlace & { readonly dense: number; readonly lexical: number })[];
  /** Sentences weighed, best first. */
  readonly sentences: readonly ScoredPlace[];
  /** Sentences proposed and not proved, with what was wrong. */
  readonly dropped: readonly { readonly text: string; readonly failures: readonly string[] }[];
  /** Why nothing was proposed; null where something was. */
  readonly refusal: string | null;
  /** The FAQ that answered, and how near the question came to it; left out where none did. */
  readonly faq?: FaqMatch;
}

/** What every channel needs of the answer room. */
export interface Answerer {
  /** Answers a question; an abstention or a refusal is an answer too. Rejects only for a fault of ours. */
  ask(request: AskRequest): Promise<Answer>;
}
