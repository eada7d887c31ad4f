import { setImmediate } from "node:timers/promises";
import type { Article } from "../corpus/article.ts";
import type { ArticleViews } from "./article-view.ts";
import { readWordVectors, WordVectorFileError, writeWordVectors } from "./word-vector-file.ts";
import { MOST_WORDS, type WordVectors } from "./word-vectors.ts";

/** Words embedded at a time: 4 ms, which a citizen's question that comes in between has to wait at most. */
const WORDS_AT_ONCE = 4;
/** Words learnt ahead; the rest is for those that questions bring. */
const MOST_LEARNT = MOST_WORDS - 5_000;

/** Where the vectors of the articles' words are kept between starts, and of which model they are. */
export interface WordFile {
  readonly path: string;
  readonly modelId: string;
}

/** The words of the articles, embedded ahead of the questions that need them, and kept for the next start. */
export class ArticleWords {
  readonly #file: WordFile;
  readonly #vectors: WordVectors;
  #inFile: ReadonlySet<string> = new Set();

  constructor(file: WordFile, vectors: WordVectors) {
    this.#file = file;
    this.#vectors = vectors;
  }

  /** Takes over the vectors of an earlier start. A file that cannot be used is passed over and said so. */
  async recall(onWarning: (message: string) => void): Promise<void> {
    const { path, modelId } = this.#file;
    try {
      const known = (await readWordVectors(path, modelId)) ?? new Map<string, Float32Array>();
      this.#vectors.keep(known);
      this.#inFile = new Set(known.keys());
    } catch (error) {
      if (!(error instanceof WordVectorFileError)) throw error;
      onWarning(`the word vectors in ${path} cannot be used (${error.message}); they are computed anew`);
    }
  }

  /**
   * Embeds the words of the articles, and `likely` ones as far as there is room, that have no vector yet, a few at a
   * time, and writes the file where it lacks some. It holds no word that only a question has brought. Ends early once
   * stopped.
   */
  async learn(
    articles: readonly Article[],
    views: ArticleViews,
    likely: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const words = [...new Set([...(await wordsOf(articles, views, signal)), ...likely])].slice(
      0,
      MOST_LEARNT,
    );
    const missing = words.filter((word) => this.#vectors.of(word) === undefined);
    for (let from = 0; from < missing.length; from += WORDS_AT_ONCE) {
      if (signal.aborted) return;
      await this.#vectors.load(missing.slice(from, from + WORDS_AT_ONCE));
    }
    if (signal.aborted || words.every((word) => this.#inFile.has(word))) return;
    const known = words.flatMap((word): [string, Float32Array][] => {
      const vector = this.#vectors.of(word);
      return vector === undefined ? [] : [[word, vector]];
    });
    await writeWordVectors(this.#file.path, this.#file.modelId, new Map(known));
    this.#inFile = new Set(words);
  }
}

async function wordsOf(
  articles: readonly Article[],
  views: ArticleViews,
  signal: AbortSignal,
): Promise<string[]> {
  const words = new Set<string>();
  for (const article of articles) {
    if (signal.aborted) break;
    for (const sentence of views.of(article).sentences) for (const word of sentence.words) words.add(word);
    if (words.size >= MOST_LEARNT) break;
    await setImmediate();
  }
  return [...words];
}
