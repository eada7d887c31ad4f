import type { Article } from "../corpus/article.ts";
import type { Dictionary } from "../language/dictionary.ts";
import type { Glossary } from "../language/glossary.ts";
import type { DictionaryFile } from "../language/prepare-dictionary.ts";
import type { AnswerCandidate } from "./cross-encoder.ts";
import type { EmbeddingSettings } from "./embedding-settings.ts";
import type { Patience } from "./endpoint.ts";
import type { EndpointState } from "./endpoint-watch.ts";
import type { IndexProgress } from "./index-protocol.ts";
import type { GateSettings, RerankerSettings } from "./pair-settings.ts";
import type { Passage, PassageSearch } from "./passage.ts";

/** How an index is opened. */
export interface SearchIndexOptions {
  readonly articles: readonly Article[];
  readonly glossary: Glossary;
  /** Folder under which the snapshots and the condensed dictionary are kept. */
  readonly dataDir: string;
  /** The model that passages are found by; the shipped one where left out. */
  readonly embeddings?: EmbeddingSettings;
  /** Puts the passages found in order, by reading each with the question; none where left out. */
  readonly reranker?: RerankerSettings | null;
  /** Has the last word on whether a sentence answers; none where left out. */
  readonly gate?: GateSettings | null;
  /** How long an endpoint is waited for at a question; as a citizen would, where left out. */
  readonly patience?: Patience;
  /** The condensed dictionary where it has been prepared already. */
  readonly dictionary?: DictionaryFile;
  /** The same, opened, where it has been opened already. */
  readonly openedDictionary?: Dictionary;
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
  /** The same of the reranker. */
  rerankerState(): EndpointState | null;
  /** Whether a further model lets a sentence through as an answer; null where none is set. */
  readonly gate: SentenceGate | null;
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
  /** Whether a passage has the name, as it is written, in another form, or as the other script writes or reads it. */
  holdsName(name: string): boolean;
  /** Unit vector of a text in either language by the shipped model, 384 dimensions. */
  embed(text: string): Promise<Float32Array>;
  /** Unit vectors of texts, in their order. */
  embedAll(texts: readonly string[]): Promise<Float32Array[]>;
  /** How far each sentence answers the question, by reading both together: log-odds against no answer. */
  readAnswers(question: string, candidates: readonly AnswerCandidate[]): Promise<Float32Array>;
  /** Log-probabilities of what a question is after, in the order of `QUESTION_CLASSES`: to be looked up, or a reason to decline. */
  classify(question: string): Promise<Float32Array>;
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

/** A model that reads a question with sentences, and the least of its scores, 0 to 1, that lets one through. */
export interface SentenceGate {
  readonly threshold: number;
  scores(question: string, texts: readonly string[]): Promise<Float32Array>;
}
