import type { ArticleView, SentenceView } from "./article-view.ts";
import { speaksOfMatters } from "./decisive-words.ts";
import type { Understood } from "./understood.ts";
import { statesReason } from "./value-asked.ts";

/** A sentence in its article. */
interface Placed {
  readonly view: ArticleView;
  readonly sentence: SentenceView;
}

/**
 * Where a question asks why something was called off or the like, and none of the sentences gives a reason: the one that
 * tells that it was so, with the sentence behind it, where news gives the reason as a rule; null for any other question.
 */
export function withReasonBehind(
  chosen: readonly Placed[],
  { asked, attributes }: Pick<Understood, "asked" | "attributes">,
): readonly Placed[] | null {
  const { matters } = attributes;
  if (asked.kind !== "why" || chosen.some(({ sentence }) => statesReason(sentence.text))) return null;
  const telling = chosen.find(
    ({ sentence: { text } }) => speaksOfMatters(matters, text, text) && !speaksOfMatters(matters, "", ""),
  );
  const behind = telling?.view.sentences[telling.sentence.index + 1];
  return telling === undefined || behind === undefined
    ? null
    : [telling, { view: telling.view, sentence: behind }];
}
