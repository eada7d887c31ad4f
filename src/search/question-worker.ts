import { parentPort, workerData } from "node:worker_threads";
import { readDictionary } from "../language/dictionary.ts";
import { Glossary } from "../language/glossary.ts";
import { Glosser } from "../language/gloss.ts";
import { ComputeTurns, type Length } from "./compute-turns.ts";
import { CrossEncoder } from "./cross-encoder.ts";
import { type EndpointOptions, HASTY } from "./endpoint.ts";
import { HttpReranker } from "./http-reranker.ts";
import { loadOtherEmbeddings } from "./load-embeddings.ts";
import { MiniLmEmbeddings } from "./minilm-embeddings.ts";
import { MiniLmModel } from "./minilm-model.ts";
import { OnnxPairScorer } from "./onnx-pair-scorer.ts";
import type { PairScorer } from "./pair-scorer.ts";
import type { RerankerSettings } from "./pair-settings.ts";
import { QuestionClassifier } from "./question-classifier.ts";
import { RecentVectors } from "./recent-vectors.ts";
import type {
  FromQuestionWorker,
  PairTask,
  QueryVectors,
  QuestionResults,
  QuestionTask,
  QuestionWorkerData,
  ToQuestionWorker,
} from "./question-protocol.ts";
import { SearchIndexError } from "./search-error.ts";
import type { TextEmbeddings } from "./text-embeddings.ts";
import { WordEmbeddings } from "./word-embeddings.ts";
import { toFailure } from "./worker-failure.ts";

interface Tools {
  readonly glosser: Glosser;
  readonly embeddings: MiniLmEmbeddings;
  readonly recent: RecentVectors;
  /** Finds passages, where it is not the one above that does. */
  readonly other: TextEmbeddings | null;
  /** Whether that other one waits for an endpoint instead of computing here. */
  readonly isRemote: boolean;
  readonly crossEncoder: CrossEncoder;
  readonly classifier: QuestionClassifier;
  readonly reranker: PairScorer | null;
  readonly gate: PairScorer | null;
}

type Result = QuestionResults[keyof QuestionResults];

const port = parentPort;
if (port === null) throw new Error("question-worker.ts runs as a worker thread");

/** Gives up what is asked of an endpoint. */
const stopping = new AbortController();

/** What is computed on this thread. */
const turns = new ComputeTurns();

function post(message: FromQuestionWorker): void {
  port?.postMessage(message);
}

async function load(data: QuestionWorkerData): Promise<Tools> {
  const { glossaryEntries, dictionaryPath, threads, queryThreads, model, patience = HASTY } = data;
  const { reranker: reranking = null, gateFolder = null } = data;
  const glossary = new Glossary(glossaryEntries);
  const dictionary = await readDictionary(dictionaryPath);
  const glosser = new Glosser(glossary, dictionary);
  const glossOf = (text: string): string => glosser.gloss(text);
  const endpoint = { patience, signal: stopping.signal };
  const words = await WordEmbeddings.load();
  const [minilm, crossEncoder, classifier, other, reranker, gate] = await Promise.all([
    MiniLmModel.load(queryThreads, words),
    CrossEncoder.load(threads, words, glossOf),
    QuestionClassifier.load(threads, words, glossOf),
    loadOtherEmbeddings(model, { threads, glossOf, ...endpoint }),
    rerankerOf(reranking, { ...endpoint, threads }),
    gateFolder === null ? null : OnnxPairScorer.load(gateFolder, "GATE_MODEL", threads),
  ]);
  const isRemote = model.settings.kind === "openai";
  const embeddings = new MiniLmEmbeddings(minilm, glosser);
  return {
    glosser,
    embeddings,
    recent: new RecentVectors(embeddings),
    other,
    isRemote,
    crossEncoder,
    classifier,
    reranker,
    gate,
  };
}

async function rerankerOf(
  settings: RerankerSettings | null,
  { threads, ...endpoint }: EndpointOptions & { readonly threads: number },
): Promise<PairScorer | null> {
  if (settings === null) return null;
  if (settings.kind === "endpoint") return new HttpReranker(settings, endpoint);
  return OnnxPairScorer.load(settings.folder, "RERANKER", threads);
}

function resultOf(task: QuestionTask, tools: Tools): Promise<Result> {
  const { glosser, embeddings, recent, other, isRemote, crossEncoder, classifier } = tools;
  if (task.kind === "vectors") return vectorsOf(task, tools);
  if (task.kind === "gloss") return turns.run("short", () => glosser.gloss(task.text));
  if (task.kind === "classify") return turns.run("short", () => classifier.classify(task.text));
  if (task.kind === "embed") {
    const [text = "", ...others] = task.texts;
    if (others.length === 0) return turns.run("short", async () => [await recent.of(text)]);
    return turns.run("long", () => embeddings.vectors(task.texts));
  }
  if (task.kind === "read") return readAll(task, crossEncoder);
  if (task.kind !== "embed-as") return readPairs(task, tools);
  const embed = (): Promise<Float32Array[]> => (other ?? embeddings).vectors(task.texts, task.role);
  return isRemote ? embed() : turns.run(lengthOf(task.texts), embed);
}

/** One text is a question that somebody waits for; several are words of articles, or wordings of FAQs. */
function lengthOf(texts: readonly string[]): Length {
  return texts.length > 1 ? "long" : "short";
}

/** A turn for each, so that what is short waits for one of them at most. */
async function readAll(
  { question, candidates }: Extract<QuestionTask, { kind: "read" }>,
  crossEncoder: CrossEncoder,
): Promise<Float32Array> {
  return Float32Array.from(
    await Promise.all(
      candidates.map((candidate) => turns.run("long", () => crossEncoder.score(question, candidate))),
    ),
  );
}

/** An endpoint is waited for beside what is computed here. */
function readPairs({ kind, question, texts }: PairTask, tools: Tools): Promise<Float32Array> {
  const scorer = kind === "gate" ? tools.gate : tools.reranker;
  if (scorer === null) throw new Error(`there is no model for ${kind}`);
  const read = (): Promise<Float32Array> => scorer.scores(question, texts);
  return scorer instanceof HttpReranker ? read() : turns.run("long", read);
}

type VectorsTask = Extract<QuestionTask, { kind: "vectors" }>;

/** What an endpoint is asked is waited for beside what is computed here, so that no other question waits for it. */
async function vectorsOf({ text, withEndpoint }: VectorsTask, tools: Tools): Promise<QueryVectors> {
  const { recent, other, isRemote } = tools;
  const remote = other !== null && isRemote ? askRemote(text, withEndpoint ? other : null) : null;
  const local = turns.run("short", async () => {
    const vector = await recent.of(text);
    const [found = null] = other === null || isRemote ? [vector] : await other.vectors([text], "query");
    return { vector, finding: found, trouble: null };
  });
  const [answered, prepared] = await Promise.all([remote, local]);
  return { ...prepared, ...answered };
}

/** A question by a model at an endpoint, or why there is none; nothing where it is not to be asked. */
async function askRemote(text: string, other: TextEmbeddings | null): Promise<Omit<QueryVectors, "vector">> {
  if (other === null) return { finding: null, trouble: null };
  try {
    const [finding = null] = await other.vectors([text], "query");
    return { finding, trouble: null };
  } catch (error) {
    if (stopping.signal.aborted) return { finding: null, trouble: null };
    if (!(error instanceof SearchIndexError) || error.code !== "endpoint") throw error;
    return { finding: null, trouble: error.message };
  }
}

async function answer(id: number, task: QuestionTask, tools: Tools): Promise<void> {
  try {
    post({ kind: "result", id, result: await resultOf(task, tools) });
  } catch (error) {
    post({ kind: "error", id, failure: toFailure(error) });
  }
}

async function serve(): Promise<void> {
  let tools: Tools;
  try {
    tools = await load(workerData as QuestionWorkerData);
  } catch (error) {
    post(toFailure(error));
    port?.close();
    return;
  }
  const answers = new Set<Promise<void>>();
  port?.on("message", (message: ToQuestionWorker) => {
    if (message.kind === "task") {
      const answering = answer(message.id, message.task, tools).finally(() => answers.delete(answering));
      answers.add(answering);
      return;
    }
    void stop(tools, answers);
  });
  post({ kind: "ready" });
}

/** Waits for the answers that are owed, so that no native call is cut off; those of an endpoint are given up. */
async function stop(
  { embeddings, other, crossEncoder, classifier, reranker, gate }: Tools,
  answers: ReadonlySet<Promise<void>>,
): Promise<void> {
  stopping.abort(new SearchIndexError("closed", "the search index is closed"));
  await Promise.all(answers);
  await embeddings.release();
  await other?.release();
  await crossEncoder.release();
  await classifier.release();
  await reranker?.release();
  await gate?.release();
  port?.close();
}

void serve();
