import type { Article } from "../../corpus/article.ts";
import type { RecordValue } from "../../records/record.ts";

/** A sentence of an article that tells what was asked. */
export interface ToldSentence {
  readonly article: Article;
  readonly record: Pick<RecordValue, "sentence">;
}
