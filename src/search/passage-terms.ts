import type { Article } from "../corpus/article.ts";
import { englishDay, type Glosser } from "../language/gloss.ts";
import { hasHan } from "../language/han.ts";
import { lexicalTokens } from "../language/tokens.ts";
import type { Passage } from "./passage.ts";

/**
 * Version of what a passage and a question are searched by: tokens, stemming, folding, gloss. It enters the corpus
 * fingerprint; change it with any of them, or questions and index no longer speak of the same terms.
 */
export const TERM_RULES = "terms-4";

/**
 * Senses of a Chinese word that the lexical index takes. Three against one: Hit@1 .725 against .637 for English
 * questions over Chinese paragraphs (XQuAD), the same the other way round.
 */
const LEXICAL_SENSES = 3;
/**
 * A question's own words count double its gloss, which is a guess. Measured it hardly matters: Hit@1 .958 against .953
 * with equal weights on DRCD, .932 against .937 on XQuAD's Chinese.
 */
const GLOSS_WEIGHT = 0.5;

/** What a passage is embedded and indexed by: the title and the day of its article, and its own words. */
export function passageText({ article, text }: Passage): string {
  const day = dayOf(article);
  return [
    ...(article.title === "" ? [] : [article.title]),
    ...(day === null ? [] : [englishDay(day)]),
    text,
  ].join(article.language === "en" ? ". " : "。");
}

/** What an article reports on, else when it appeared. */
function dayOf(article: Article): string | null {
  return article.eventOn?.split("/")[0] ?? article.publishedOn;
}

/** Terms of a passage for the lexical index: those of the text and, where it has Chinese, of its English gloss. */
export function passageTerms(text: string, glosser: Glosser): string[] {
  return [...lexicalTokens(text), ...glossTerms(text, glosser)];
}

/** Terms of a question with their weights; its gloss lets a Chinese question find English passages. */
export function queryTerms(text: string, glosser: Glosser): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number): void => {
    terms.set(term, (terms.get(term) ?? 0) + weight);
  };
  for (const term of lexicalTokens(text)) add(term, 1);
  for (const term of glossTerms(text, glosser)) add(term, GLOSS_WEIGHT);
  return terms;
}

function glossTerms(text: string, glosser: Glosser): string[] {
  if (!hasHan(text)) return [];
  return lexicalTokens(glosser.gloss(text, LEXICAL_SENSES)).filter((term) => !hasHan(term));
}
