import { setImmediate } from "node:timers/promises";
import type { Article } from "../../corpus/article.ts";
import type { ComposedSentence, Quote } from "../composed.ts";
import type { FeatureReader } from "../text-features.ts";
import { verifySentence } from "../verify.ts";
import type { FaqFailure, FaqQuote, FaqWording } from "./faq-source.ts";

/** An article by its id, whatever its status; null where there is none. */
export type ArticleOf = (id: string) => Article | null;

/** The answers of a FAQ against the articles of now. */
export interface ProvedFaq {
  /** In order of the answers; of a sentence that fails, the quotes that do stand. */
  readonly answers: readonly {
    readonly language: FaqWording["language"];
    readonly sentences: readonly ComposedSentence[];
  }[];
  /** None where every sentence is proved. */
  readonly failures: readonly FaqFailure[];
}

/**
 * Proves the answers of a FAQ: each quote stands at its offsets in the current version of its article, and the one
 * verifier finds each sentence carried by its quotes. Gives way after each sentence.
 */
export async function proveFaq(
  answers: readonly FaqWording[],
  articleOf: ArticleOf,
  reader: FeatureReader,
): Promise<ProvedFaq> {
  const failures: FaqFailure[] = [];
  const proved: ProvedFaq["answers"][number][] = [];
  for (const { language, sentences } of answers) {
    const composed: ComposedSentence[] = [];
    for (const [place, { text, citations }] of sentences.entries()) {
      const of = { language, sentence: place, text };
      const lost = citations.flatMap((citation) => lostQuote(citation, articleOf));
      const sentence = {
        text,
        language,
        quotes: citations.flatMap((citation) => quoteOf(citation, articleOf)),
      };
      composed.push(sentence);
      failures.push(...lost.map((failure) => ({ ...of, ...failure })));
      // What a lost quote should have carried would only be told a second time.
      if (lost.length === 0) {
        const failed = verifySentence(sentence, reader, "faq");
        failures.push(...failed.map(({ kind, what }) => ({ ...of, kind, what, articleId: null })));
      }
      await setImmediate();
    }
    proved.push({ language, sentences: composed });
  }
  return { answers: proved, failures };
}

function lostQuote(
  { articleId, articleVersion, start, end, quote }: FaqQuote,
  articleOf: ArticleOf,
): Pick<FaqFailure, "kind" | "what" | "articleId">[] {
  const article = articleOf(articleId);
  const lost = (kind: FaqFailure["kind"]): Pick<FaqFailure, "kind" | "what" | "articleId">[] => [
    { kind, what: quote, articleId },
  ];
  if (article === null) return lost("article_missing");
  if (article.status === "withdrawn") return lost("article_withdrawn");
  if (article.version !== articleVersion) return lost("article_changed");
  return article.body.slice(start, end) === quote ? [] : lost("quote_differs");
}

function quoteOf({ articleId, start, end }: FaqQuote, articleOf: ArticleOf): Quote[] {
  const article = articleOf(articleId);
  return article === null ? [] : [{ article, start, end }];
}
