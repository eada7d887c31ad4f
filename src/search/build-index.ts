import type { Article, ArticleStatus } from "../corpus/article.ts";
import type { Glosser } from "../language/gloss.ts";
import type { MeaningReader } from "../language/meaning-words.ts";
import { embedTexts, type EmbedOptions } from "./embed-texts.ts";
import { MINILM_DIMENSIONS, MINILM_ID } from "./minilm-identity.ts";
import { readArticles } from "./read-articles.ts";
import { type Snapshot, StoredArticles } from "./snapshot.ts";
import type { SnapshotContents } from "./snapshot-folder.ts";

/** What an index is made from. */
export interface BuildInput extends Omit<EmbedOptions, "earlier"> {
  /** The current articles, sorted by id. */
  readonly articles: readonly Article[];
  readonly fingerprint: string;
  /** Digest of what decides how an article is read. */
  readonly rules: string;
  readonly glosser: Glosser;
  readonly reader: MeaningReader;
  readonly previous: Snapshot | null;
  /** Whether what the previous snapshot holds is taken over where it still holds; else older versions alone. */
  readonly reuseVectors: boolean;
}

/**
 * Reads, embeds and indexes the articles. One that stands in the previous snapshot as it is now is taken over whole; of
 * the others a passage or sentence whose prepared text was embedded before keeps its vector.
 */
export async function buildIndex(input: BuildInput): Promise<SnapshotContents> {
  const { articles, previous, fingerprint } = input;
  const earlier = input.reuseVectors && previous !== null && isOfThisModel(previous) ? previous : null;
  const { passages, sentences, ...read } = await readArticles(articles, { ...input, earlier });
  const { vectors, sentenceVectors, from } = await embedTexts(passages, sentences, { ...input, earlier });
  const past = previous === null ? [] : await pastVersions(articles, previous);
  return {
    ...read,
    modelId: MINILM_ID,
    fingerprint,
    current: articles.length,
    articles: StoredArticles.of([...articles, ...past]),
    vectorKeys: Buffer.concat(passages.map(({ key }) => key)),
    vectors,
    sentenceKeys: Buffer.concat(sentences.map(({ key }) => key)),
    sentenceVectors,
    earlier: earlier === null ? null : { snapshot: earlier, from },
  };
}

function isOfThisModel({ header: { modelId, dimensions } }: Snapshot): boolean {
  return modelId === MINILM_ID && dimensions === MINILM_DIMENSIONS;
}

/**
 * Versions that the index once had and answers may still cite: of an article that is in the corpus they are
 * superseded, of one that is not they are withdrawn. The newest comes first.
 */
async function pastVersions(articles: readonly Article[], previous: Snapshot): Promise<Article[]> {
  const current = new Map(articles.map((article) => [article.id, article]));
  const past: Article[] = [];
  for (const article of await previous.articles.slice(0, previous.articles.length)) {
    const now = current.get(article.id);
    if (now?.version === article.version) continue;
    const status: ArticleStatus = now === undefined ? "withdrawn" : "superseded";
    past.push({ ...article, status });
  }
  return past;
}
