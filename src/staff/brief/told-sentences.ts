import { setImmediate } from "node:timers/promises";
import type { ArticleRecord } from "../../answer/article-records.ts";
import type { Quote } from "../../answer/composed.ts";
import { homeCity } from "../../answer/lists/home-city.ts";
import type { FeatureReader } from "../../answer/text-features.ts";
import type { Article } from "../../corpus/article.ts";
import type { Glossary, GlossaryEntry } from "../../language/glossary.ts";
import type { RecordsOf } from "../../records/record.ts";
import { BriefQueryError, type BriefRequest } from "./brief-request.ts";
import { Topic } from "./topic.ts";

/** A sentence of an article with all that its records tell. */
export interface ToldSentence {
  readonly quote: Quote;
  readonly text: string;
  readonly records: readonly ArticleRecord[];
}

/** What briefs are made from. */
export interface BriefGround {
  /** Current articles. */
  readonly articles: readonly Article[];
  readonly recordsOf: RecordsOf;
  readonly reader: FeatureReader;
}

/** What of the articles a brief is about, whatever its period. */
export interface Told {
  readonly sentences: readonly ToldSentence[];
  /** Articles about it. */
  readonly articles: readonly Article[];
  /** The city whose news the articles are. */
  readonly home: GlossaryEntry | null;
}

/** Articles looked at in one stretch: some milliseconds. */
const ARTICLES_AT_ONCE = 8;

/**
 * The sentences with records that a brief is about. Gives way to other work between stretches. Throws `BriefQueryError`
 * for a topic without words.
 */
export async function toldSentences(
  request: BriefRequest,
  { articles, recordsOf, reader }: BriefGround,
): Promise<Told> {
  const { glossary } = reader;
  const home = homeCity(articles, glossary);
  const topic = request.topic === null ? null : new Topic(request.topic, reader);
  if (topic?.isEmpty === true) throw new BriefQueryError("topic");
  const chosen: Article[] = [];
  for (const [index, article] of articles.entries()) {
    if (index % ARTICLES_AT_ONCE === 0) await setImmediate();
    if (request.series !== null && article.series !== request.series) continue;
    if (request.city !== null && !speaksOf(article, request.city)) continue;
    if (topic !== null && !topic.isIn(wordsOf(article))) continue;
    chosen.push(article);
  }
  const own = withoutTranslations(chosen, request);
  const sentences: ToldSentence[] = [];
  for (const [index, article] of own.entries()) {
    if (index % ARTICLES_AT_ONCE === 0) await setImmediate();
    for (const told of Map.groupBy(recordsOf(article.id), ({ sentence }) => sentence.start).values()) {
      const { start = 0, end = 0 } = told[0]?.sentence ?? {};
      const text = article.body.slice(start, end);
      if (request.city !== null && !isOfCity(text, article, request.city, { glossary, home })) continue;
      const records = told.map((record) => ({ record, article }));
      sentences.push({ quote: { article, start, end }, text, records });
    }
  }
  return { sentences, articles: own, home };
}

function wordsOf({ title, topics, body }: Article): string {
  return `${title}\n${topics.join("\n")}\n${body}`;
}

function speaksOf({ title, cities, body }: Article, { en, zh }: GlossaryEntry): boolean {
  return [...en, ...zh].some((name) => cities.includes(name) || title.includes(name) || body.includes(name));
}

/** Of two articles that say the same in two languages, the one in the reader's. */
function withoutTranslations(articles: readonly Article[], { language }: BriefRequest): readonly Article[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const others = new Set<Article>();
  for (const article of articles) {
    const original = article.translationOf === null ? undefined : byId.get(article.translationOf);
    if (original === undefined || original.language === article.language) continue;
    others.add(original.language === language ? article : original);
  }
  return articles.filter((article) => !others.has(article));
}

/** Whether a sentence tells of a city: it names it, or names none and its article is about this one alone. */
function isOfCity(
  text: string,
  article: Article,
  city: GlossaryEntry,
  { glossary, home }: { readonly glossary: Glossary; readonly home: GlossaryEntry | null },
): boolean {
  const foreign = (words: string): ReadonlySet<GlossaryEntry> =>
    new Set(
      glossary
        .mentionsIn(words)
        .map(({ entry }) => entry)
        .filter(({ kind }) => kind === "cities" || kind === "regions")
        .filter((entry) => entry === city || entry !== home),
    );
  const told = foreign(text);
  if (told.size > 0) return told.has(city);
  const about = foreign(article.cities.join("\n"));
  const named = about.size > 0 ? about : foreign(article.title);
  return named.size === 1 && named.has(city);
}
