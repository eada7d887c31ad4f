import type { ScoredPassage } from "../search/passage.ts";
import type { ArticleViews } from "./article-view.ts";
import { boundsTime, type QuestionTime } from "./question-time.ts";
import { type EditionDays, matchTime } from "./sentence-time.ts";

/**
 * The passages whose articles have a sentence that may be about the time asked for, in their order; all of them where
 * the question names no time.
 */
export function passagesInTime(
  passages: readonly ScoredPassage[],
  time: QuestionTime,
  { views, editions }: { readonly views: ArticleViews; readonly editions: EditionDays },
): readonly ScoredPassage[] {
  if (!boundsTime(time)) return passages;
  const isInTime = new Map<string, boolean>();
  return passages.filter(({ article }) => {
    let fits = isInTime.get(article.id);
    if (fits === undefined) {
      const view = views.of(article);
      fits = view.sentences.some((sentence) => matchTime(time, sentence, view, editions) !== "mismatch");
      isInTime.set(article.id, fits);
    }
    return fits;
  });
}
