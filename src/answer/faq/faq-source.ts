import type { Failure } from "../verify.ts";
import type { Understood } from "../understood.ts";

/** The words that a sentence of a FAQ rests on: `quote === body.slice(start, end)` of that article version. */
export interface FaqQuote {
  readonly articleId: string;
  readonly articleVersion: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** An answer of a FAQ in one language. */
export interface FaqWording {
  readonly language: "en" | "zh-Hant";
  readonly sentences: readonly { readonly text: string; readonly citations: readonly FaqQuote[] }[];
}

/** How near a question came to a FAQ, for the record. */
export interface FaqMatch {
  readonly id: string;
  readonly revision: number;
  /** The wording of the FAQ's question that came nearest. */
  readonly question: string;
  /** Cosine of the two questions' vectors, and the least that would have done. */
  readonly similarity: number;
  readonly threshold: number;
}

/** A published FAQ that asks what a citizen asks. */
export interface MatchedFaq extends FaqMatch {
  readonly answers: readonly FaqWording[];
}

/** What of a FAQ's answer does not hold. */
export interface FaqFailure {
  readonly language: FaqWording["language"];
  /** Place of the sentence in its answer, from 0. */
  readonly sentence: number;
  readonly text: string;
  readonly kind:
    Failure["kind"] | "article_missing" | "article_withdrawn" | "article_changed" | "quote_differs";
  /** The words that are not carried, or the quote that is not there. */
  readonly what: string;
  /** The article at fault; null where it is the sentence. */
  readonly articleId: string | null;
}

/** Where the chain asks for FAQs. */
export interface FaqSource {
  /** The published FAQ, valid today, that asks the same; null for none. */
  closest(question: Understood): Promise<MatchedFaq | null>;
  /** Hears that a FAQ does not hold against the articles of now, and was not answered with. */
  unproved(faq: MatchedFaq, failures: readonly FaqFailure[]): Promise<void>;
}
