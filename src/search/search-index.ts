import type { Article } from "../corpus/article.ts";
import type { Glossary } from "../language/glossary.ts";
import { type DictionaryFile, prepareDictionary } from "../language/prepare-dictionary.ts";
import type { AnswerCandidate } from "./cross-encoder.ts";
import { namedModel } from "./embedding-identity.ts";
import { type EmbeddingSettings, MINILM_SETTINGS } from "./embedding-settings.ts";
import { type EndpointState, EndpointWatch } from "./endpoint-watch.ts";
import { type MakeOptions, openOrMake, questionWorkerData } from "./make-index.ts";
import { MINILM_ID } from "./minilm-identity.ts";
import type { OpenedIndex } from "./opened-index.ts";
import type { Passage, PassageSearch, ScoredPassage } from "./passage.ts";
import { prepareQuery } from "./prepare-query.ts";
import { QuestionEmbedder } from "./question-embedder.ts";
import { SearchIndexError } from "./search-error.ts";
import type { IndexProgress } from "./index-protocol.ts";

export type { AnswerCandidate } from "./cross-encoder.ts";
export type { IndexProgress } from "./index-protocol.ts";
export { SearchIndexError } from "./search-error.ts";

/** How an index is opened. */
export interface SearchIndexOptions {
  readonly articles: readonly Article[];
  readonly glossary: Glossary;
  /** Folder under which the snapshots and the condensed dictionary are kept. */
  readonly dataDir: string;
  /** The model that passages are found by; the shipped one where left out. */
  readonly embeddings?: EmbeddingSettings;
  /** The condensed dictionary where it has been prepared already. */
  readonly dictionary?: DictionaryFile;
  /** Embeds everything anew, whatever snapshot there is. */
  readonly rebuild?: boolean;
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Hears, in English, for the log, of a snapshot that had to be set aside, and of an endpoint that fails. */
  readonly onWarning?: (message: string) => void;
  /** Stops the making of the index; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How an index is brought up to date. */
export interface UpdateOptions extends Pick<SearchIndexOptions, "rebuild" | "onProgress" | "signal"> {
  /** The glossary from now on; the one in use where left out. */
  readonly glossary?: Glossary;
}

/** The search room as the other rooms see it. */
export interface SearchIndex extends PassageSearch {
  /** Which vector index serves: `exact` where the native library is not there. */
  readonly vectorIndex: "hnsw" | "exact";
  /** The model that passages are found by. */
  readonly modelId: string;
  /** The model of `embed` and `embedAll`, of the similarities of a passage, and of whatever was fitted on them: the shipped one. */
  readonly measuringModelId: string;
  /** Whether the endpoint of the model that passages are found by is asked; null where it has none. */
  endpointState(): EndpointState | null;
  readonly passageCount: number;
  /** Current articles. */
  readonly articleCount: number;
  /**
   * The current version of an article, or the version asked for whatever its status; of a withdrawn one its last
   * version. Null where the index never had it.
   */
  article(id: string, version?: string): Article | null;
  /** Current articles, sorted by id. */
  articles(): readonly Article[];
  /** Current passages, in index order: by article, then as they stand in it. */
  passages(): readonly Passage[];
  /** How many passages hold a term of the lexical index: a stem, a Han character or a pair of them, folded. */
  documentFrequency(term: string): number;
  /** Unit vector of a text in either language by the shipped model, 384 dimensions. */
  embed(text: string): Promise<Float32Array>;
  /** Unit vectors of texts, in their order. */
  embedAll(texts: readonly string[]): Promise<Float32Array[]>;
  /** How far each sentence answers the question, by reading both together: log-odds against no answer. */
  readAnswers(question: string, candidates: readonly AnswerCandidate[]): Promise<Float32Array>;
  /** The text with its Chinese put into English words; the same text where it has none. */
  glossOf(text: string): Promise<string>;
  /**
   * Makes an index of these articles while the present one goes on answering, then puts it in its place at once. What
   * fails or is stopped leaves the present one in place. Updates wait for one another.
   */
  update(articles: readonly Article[], options?: UpdateOptions): Promise<void>;
  /** Stops what is being made, answers what was asked, ends the worker threads. Later requests are rejected. */
  close(): Promise<void>;
}

interface State {
  readonly index: OpenedIndex;
  readonly questions: QuestionEmbedder;
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
  const model = await namedModel(options.embeddings ?? MINILM_SETTINGS);
  const questions = new QuestionEmbedder(questionWorkerData(dictionary, glossary, model));
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
    const ground = { dictionary, dataDir, model, onWarning };
    return new LiveSearchIndex({ index: made.value, questions, glossary }, ground);
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
    throw new SearchIndexError("dictionary", error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

/** What all states of an index have in common. */
type Ground = Pick<MakeOptions, "dictionary" | "dataDir" | "model" | "onWarning">;

class LiveSearchIndex implements SearchIndex {
  readonly measuringModelId = MINILM_ID;
  readonly #ground: Ground;
  /** Null where passages are found by a model on this machine. */
  readonly #watch: EndpointWatch | null;
  readonly #closing = new AbortController();
  #state: State;
  #updated: Promise<void> = Promise.resolve();

  constructor(state: State, ground: Ground) {
    this.#state = state;
    this.#ground = ground;
    this.#watch = ground.model.settings.kind === "openai" ? new EndpointWatch(ground.onWarning) : null;
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

  async search(query: string, k: number): Promise<readonly ScoredPassage[]> {
    // One state throughout: an update in between changes neither half of the search.
    const { index, questions } = this.#state;
    const prepared = await prepareQuery(questions, query, {
      dimensions: index.dimensions,
      watch: this.#watch,
    });
    return index.search(prepared, k);
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
    const { glossary: present, questions: before } = this.#state;
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
    const { dictionary, model } = this.#ground;
    const questions =
      glossary === present ? before : new QuestionEmbedder(questionWorkerData(dictionary, glossary, model));
    if (questions !== before) await questions.start();
    this.#state = { index, questions, glossary };
    if (questions !== before) await before.close();
  }

  async close(): Promise<void> {
    this.#closing.abort(new SearchIndexError("closed", "the search index is closed"));
    await this.#updated;
    await this.#state.questions.close();
  }
}
