import type { Article } from "../src/corpus/article.ts";
import type { Glossary } from "../src/language/glossary.ts";
import { recordsOf } from "../src/records/read-records.ts";
import type { RecordsOf } from "../src/records/record.ts";

/** The records of a test's articles, read at once. */
export function recordsIn(articles: readonly Article[], glossary: Glossary): RecordsOf {
  const records = new Map(articles.map((article) => [article.id, recordsOf(article, glossary)]));
  return (id) => records.get(id) ?? [];
}
