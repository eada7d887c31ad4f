import { sentenceSpans } from "../../language/sentences.ts";
import type { ArticleRecord } from "../article-records.ts";
import type { ComposedSentence } from "../composed.ts";
import { pointsBack } from "../points-back.ts";

/**
 * The sentence that carries a record, as a claim: quoted as it stands, together with the one before it in its paragraph
 * where it points back to that.
 */
export function claimOf({ record: { sentence }, article }: ArticleRecord): ComposedSentence {
  const { body, language } = article;
  const before = sentenceSpans(body).findLast(({ end }) => end <= sentence.start);
  const isPointingBack =
    before !== undefined &&
    pointsBack(body.slice(sentence.start, sentence.end)) &&
    !body.slice(before.end, sentence.start).includes("\n");
  const start = isPointingBack ? before.start : sentence.start;
  const { end } = sentence;
  return { text: body.slice(start, end), language, quotes: [{ article, start, end }] };
}
