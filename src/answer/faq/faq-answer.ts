import { NO_TABLE } from "../compose.ts";
import type { Verified } from "../composed.ts";
import type { FeatureReader } from "../text-features.ts";
import type { Understood } from "../understood.ts";
import type { FaqSource } from "./faq-source.ts";
import { type ArticleOf, proveFaq } from "./prove-faq.ts";

/**
 * What a published FAQ answers to a question: in the citizen's language where it has an answer in it, else in the other
 * one. Null where none asks the same, and where anything that one says no longer holds: its source then hears of it.
 */
export async function faqAnswer(
  question: Understood,
  source: FaqSource,
  { articleOf, reader }: { readonly articleOf: ArticleOf; readonly reader: FeatureReader },
): Promise<Verified | null> {
  const matched = await source.closest(question);
  if (matched === null) return null;
  const { answers, failures } = await proveFaq(matched.answers, articleOf, reader);
  if (failures.length > 0) {
    await source.unproved(matched, failures);
    return null;
  }
  const wanted = question.language === "en" ? "en" : "zh-Hant";
  const said = answers.find(({ language }) => language === wanted) ?? answers[0];
  if (said === undefined || said.sentences.length === 0) return null;
  const { id, revision, question: near, similarity, threshold } = matched;
  return {
    ...question,
    passages: [],
    sentences: said.sentences,
    ...NO_TABLE,
    composer: "faq",
    refusal: null,
    weighed: [],
    dropped: [],
    faq: { id, revision, question: near, similarity, threshold },
  };
}
