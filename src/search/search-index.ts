import type { Article } from "../corpus/article.ts";
import { type Dictionary, readDictionary } from "../language/dictionary.ts";
import type { Glossary } from "../language/glossary.ts";
import { type DictionaryFile, prepareDictionary } from "../language/prepare-dictionary.ts";
import type { AnswerCandidate } from "./cross-encoder.ts";
import { namedModel } from "./embedding-identity.ts";
import { MINILM_SETTINGS } from "./embedding-settings.ts";
import { HASTY } from "./endpoint.ts";
import { type EndpointState, EndpointWatch } from "./endpoint-watch.ts";
import { type MakeOptions, openOrMake, type QuestionModels, questionWorkerData } from "./make-index.ts";
import { MINILM_ID } from "./minilm-identity.ts";
import type { OpenedIndex } from "./opened-index.ts";
import type { Passage, ScoredPassage } from "./passage.ts";
import { prepareQuery } from "./prepare-query.ts";
import { QueryReader } from "./query-reader.ts";
import { QuestionEmbedder } from "./question-embedder.ts";
import { reranked, type Reranking } from "./reranking.ts";
import { SearchIndexError } from "./search-error.ts";
import type { SearchIndex, SearchIndexOptions, SentenceGate, UpdateOptions } from "./search-room.ts";

export type { AnswerCandidate } from "./cross-encoder.ts";
export type { IndexProgress } from "./index-protocol.ts";
export { SearchIndexError } from "./search-error.ts";
export type { SearchIndex, SearchIndexOptions, SentenceGate, UpdateOptions } from "./search-room.ts";

interface State {
  readonly index: OpenedIndex;
  readonly questions: QuestionEmbedder;
  readonly reader: QueryReader;
  readonly glossary: Glossary;
}

/**
 * Opens the index of the articles: the snapshot under `dataDir` where it fits them, else a new one that embeds only
 * what changed. Rejects with `SearchIndexError`, or with the signal's reason.
 */
export async function openSearchIndex(options: SearchIndexOptions): Promise<SearchIndex> {
  const { articles, glossary, dataDir } = options;
  const onWarning = options.onWarning ?? (() => undefined);
  const { signal, ...rest } = makeOptions(options);
  const dictionary = options.dictionary ?? (await dictionaryIn(dataDir, signal));
  const openedDictionary = options.openedDictionary ?? (await openedFrom(dictionary));
  const model = await namedModel(options.embeddings ?? MINILM_SETTINGS);
  const { reranker = null, gate = null, patience = HASTY } = options;
  const models = { model, reranker, gateFolder: gate?.folder ?? null, patience };
  const questions = new QuestionEmbedder(questionWorkerData(dictionary, glossary, models));
  const failed = new AbortController();
  // Both at once; what is missing for questions, such as the weights, stops the making of the index as well.
  const [made, started] = await Promise.allSettled([
    openOrMake({
      ...rest,
      articles,
      glossary,
      dictionary,
      dataDir,
      model,
      onWarning,
      isServing: false,
      signal: AbortSignal.any([signal, failed.signal]),
    }),
    questions.start().catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  ]);
  if (made.status === "fulfilled" && started.status === "fulfilled") {
    const reader = new QueryReader(glossary, openedDictionary);
    const ground = {
      dictionary,
      openedDictionary,
      dataDir,
      model,
      onWarning,
      models,
      gateThreshold: gate?.threshold ?? null,
    };
    return new LiveSearchIndex({ index: made.value, questions, reader, glossary }, ground);
  }
  await questions.close();
  throw made.status === "rejected" ? made.reason : (started as PromiseRejectedResult).reason;
}

function makeOptions(
  options: Pick<SearchIndexOptions, "rebuild" | "onProgress" | "signal">,
): Pick<MakeOptions, "rebuild" | "onProgress" | "signal"> {
  return {
    rebuild: options.rebuild ?? false,
    onProgress: options.onProgress ?? (() => undefined),
    signal: options.signal ?? new AbortController().signal,
  };
}

async function dictionaryIn(dataDir: string, signal: AbortSignal): Promise<DictionaryFile> {
  try {
    return await prepareDictionary(dataDir, signal);
  } catch (error) {
    signal.throwIfAborted();
    throw dictionaryFailure(error);
  }
}

async function openedFrom({ path }: DictionaryFile): Promise<Dictionary> {
  try {
    return await readDictionary(path);
  } catch (error) {
    throw dictionaryFailure(error);
  }
}

function dictionaryFailure(cause: unknown): SearchIndexError {
  return new SearchIndexError("dictionary", cause instanceof Error ? cause.message : String(cause), {
    cause,
  });
}

/** What all states of an index have in common. */
type Ground = Pick<MakeOptions, "dictionary" | "dataDir" | "model" | "onWarning"> & {
  readonly models: QuestionModels;
  readonly openedDictionary: Dictionary;
  /** Null where there is no gate. */
  readonly gateThreshold: number | null;
};

class LiveSearchIndex implements SearchIndex {
  readonly measuringModelId = MINILM_ID;
  readonly #ground: Ground;
  /** Null where passages are found by a model on this machine. */
  readonly #watch: EndpointWatch | null;
  /** Null where there is no reranker. */
  readonly #reranking: Reranking | null;
  readonly gate: SentenceGate | null;
  readonly #closing = new AbortController();
  #state: State;
  #updated: Promise<void> = Promise.resolve();

  constructor(state: State, ground: Ground) {
    this.#state = state;
    this.#ground = ground;
    const { model, models, gateThreshold, onWarning } = ground;
    const pairs = (kind: "rerank" | "gate") => (question: string, texts: readonly string[]) =>
      this.#state.questions.readPairs(kind, question, texts);
    this.#watch = model.settings.kind === "openai" ? new EndpointWatch(onWarning) : null;
    const { reranker = null } = models;
    const watch = reranker?.kind === "endpoint" ? new EndpointWatch(onWarning) : null;
    this.#reranking = reranker === null ? null : { scores: pairs("rerank"), watch };
    this.gate = gateThreshold === null ? null : { threshold: gateThreshold, scores: pairs("gate") };
  }

  get snapshotId(): string {
    return this.#state.index.id;
  }

  get vectorIndex(): "hnsw" | "exact" {
    return this.#state.index.vectorIndex.kind;
  }

  get modelId(): string {
    return this.#state.index.modelId;
  }

  endpointState(): EndpointState | null {
    return this.#watch?.state() ?? null;
  }

  rerankerState(): EndpointState | null {
    return this.#reranking?.watch?.state() ?? null;
  }

  get passageCount(): number {
    return this.#state.index.passages.length;
  }

  get articleCount(): number {
    return this.#state.index.articles.length;
  }

  article(id: string, version?: string): Article | null {
    return this.#state.index.article(id, version);
  }

  articles(): readonly Article[] {
    return this.#state.index.articles;
  }

  passages(): readonly Passage[] {
    return this.#state.index.passages;
  }

  documentFrequency(term: string): number {
    return this.#state.index.documentFrequency(term);
  }

  holdsName(name: string): boolean {
    return this.#state.index.holdsName(name);
  }

  async search(
    query: string,
    k: number,
    only: ReadonlySet<string> | null = null,
  ): Promise<readonly ScoredPassage[]> {
    // One state throughout: an update in between changes neither half of the search.
    const { index, questions, reader } = this.#state;
    const prepared = prepareQuery({ questions, reader }, query, {
      dimensions: index.dimensions,
      watch: this.#watch,
    });
    const found = await index.search(prepared, k, only);
    return this.#reranking === null ? found : reranked(found, query, this.#reranking);
  }

  async embed(text: string): Promise<Float32Array> {
    const [vector = new Float32Array()] = await this.embedAll([text]);
    return vector;
  }

  embedAll(texts: readonly string[]): Promise<Float32Array[]> {
    return this.#state.questions.embed(texts);
  }

  readAnswers(question: string, candidates: readonly AnswerCandidate[]): Promise<Float32Array> {
    return this.#state.questions.read(question, candidates);
  }

  classify(question: string): Promise<Float32Array> {
    return this.#state.questions.classify(question);
  }

  glossOf(text: string): Promise<string> {
    return this.#state.questions.gloss(text);
  }

  update(articles: readonly Article[], options: UpdateOptions = {}): Promise<void> {
    const update = this.#updated.then(() => this.#replace(articles, options));
    // The next one starts whether this one succeeds or not; its caller hears of a failure.
    this.#updated = update.catch(() => undefined);
    return update;
  }

  async #replace(articles: readonly Article[], options: UpdateOptions): Promise<void> {
    const { glossary: present, questions: before, reader: readerBefore } = this.#state;
    const { glossary = present } = options;
    const { signal, ...rest } = makeOptions(options);
    const stop = AbortSignal.any([signal, this.#closing.signal]);
    stop.throwIfAborted();
    const index = await openOrMake({
      ...rest,
      articles,
      glossary,
      ...this.#ground,
      isServing: true,
      signal: stop,
    });
    const { dictionary, openedDictionary, models } = this.#ground;
    const questions =
      glossary === present ? before : new QuestionEmbedder(questionWorkerData(dictionary, glossary, models));
    if (questions !== before) await questions.start();
    const reader = glossary === present ? readerBefore : new QueryReader(glossary, openedDictionary);
    this.#state = { index, questions, reader, glossary };
    if (questions !== before) await before.close();
  }

  async close(): Promise<void> {
    this.#closing.abort(new SearchIndexError("closed", "the search index is closed"));
    await this.#updated;
    await this.#state.questions.close();
  }
}
