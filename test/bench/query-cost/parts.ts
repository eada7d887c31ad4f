import { readDictionary } from "../../../src/language/dictionary.ts";
import { Glosser } from "../../../src/language/gloss.ts";
import type { Glossary } from "../../../src/language/glossary.ts";
import { MeaningReader } from "../../../src/language/meaning-words.ts";
import { prepareDictionary } from "../../../src/language/prepare-dictionary.ts";
import { bm25Scores } from "../../../src/search/bm25.ts";
import { MiniLmModel } from "../../../src/search/minilm-model.ts";
import { WordEmbeddings } from "../../../src/search/word-embeddings.ts";
import { CANDIDATES, OpenedIndex } from "../../../src/search/opened-index.ts";
import { queryTerms } from "../../../src/search/passage-terms.ts";
import { openSearchIndex } from "../../../src/search/search-index.ts";
import { openNewestSnapshot } from "../../../src/search/snapshot-folder.ts";
import { topScores } from "../../../src/search/top-scores.ts";
import { WordSearch } from "../../../src/search/word-search.ts";
import type { Article } from "../../../src/corpus/article.ts";
import { THREADS } from "../rivals/our-language.ts";

/** Passages asked for. Answers ask for 200, and the sentences of all their articles are then compared as well. */
const SOUGHT = 10;

/** One thing that a search does, so that it can be timed by itself; what it needs is made ready before. */
export interface Part {
  readonly name: string;
  /** What stands in for the part's own work beforehand, untimed; gives what is timed. */
  readonly ready: (question: string) => () => unknown;
}

/** Opens an index and gives the parts of a search over it, the first being what they are measured against. */
export async function openParts(options: {
  readonly articles: readonly Article[];
  readonly glossary: Glossary;
  readonly dataDir: string;
}): Promise<{ readonly parts: readonly Part[]; readonly close: () => Promise<void> }> {
  const { glossary, dataDir } = options;
  const service = await openSearchIndex(options);
  const { path } = await prepareDictionary(dataDir);
  const dictionary = await readDictionary(path);
  const glosser = new Glosser(glossary, dictionary);
  // One for each part that is timed, as in the service: a glosser keeps the words of what it has just read.
  const ofItsOwn = { gloss: new Glosser(glossary, dictionary), terms: new Glosser(glossary, dictionary) };
  const reader = new MeaningReader(glossary, dictionary);
  const model = await MiniLmModel.load(THREADS, await WordEmbeddings.load());
  const warn = (message: string): void => {
    console.error(message);
  };
  const snapshot = await openNewestSnapshot(dataDir, warn);
  if (snapshot === null) throw new Error(`there is no index under ${dataDir}`);
  const index = await OpenedIndex.open(snapshot, warn);
  const wordSearch = new WordSearch(snapshot.words, index.articles.length, index.passages.length);
  const parts: Part[] = [
    {
      name: "tokenizer and model",
      ready: (question) => {
        const gloss = glosser.gloss(question);
        return () => model.embed([gloss]);
      },
    },
    { name: "gloss", ready: (question) => () => ofItsOwn.gloss.gloss(question) },
    { name: "terms", ready: (question) => () => queryTerms(question, ofItsOwn.terms) },
    { name: "words and what they mean", ready: (question) => () => reader.words(question) },
    {
      name: "BM25 and its best",
      ready: (question) => {
        const terms = queryTerms(question, glosser);
        return () => topScores(bm25Scores(snapshot.bm25, terms), CANDIDATES, 0);
      },
    },
    {
      name: "scores of words and their best",
      ready: (question) => {
        const words = reader.words(question);
        return async () => topScores((await wordSearch.scores(words)).passages, CANDIDATES, 0);
      },
    },
    {
      name: "vector graph",
      ready: () => {
        // Any vector will do.
        const vector = snapshot.vectors.at(0);
        return () => index.vectorIndex.search(vector, CANDIDATES);
      },
    },
    { name: "whole search", ready: (question) => () => service.search(question, SOUGHT) },
  ];
  const close = async (): Promise<void> => {
    await model.release();
    await service.close();
  };
  return { parts, close };
}
