import { Worker } from "node:worker_threads";
import type { AnswerCandidate } from "./cross-encoder.ts";
import type { TextRole } from "./embedding-settings.ts";
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
import { fromFailure } from "./worker-failure.ts";

/** Texts sent to the worker as one task, so that a question in between waits for no more than these. */
const TEXTS_AT_ONCE = 8;

interface Pending {
  readonly resolve: (result: QuestionResults[keyof QuestionResults]) => void;
  readonly reject: (error: Error) => void;
}

/** A worker thread that is running or starting, with what it owes. */
interface Running {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  readonly pending: Map<number, Pending>;
}

/**
 * Embeds and glosses questions in a worker thread of its own. Where the thread ends unasked, what it owed is rejected
 * with a `SearchIndexError` and the next request starts another.
 */
export class QuestionEmbedder {
  readonly #data: QuestionWorkerData;
  #running: Running | null = null;
  #closed = false;
  #nextId = 1;

  constructor(data: QuestionWorkerData) {
    this.#data = data;
  }

  /** Starts the thread and waits until it can serve. Rejects with what is missing, such as the model's weights. */
  async start(): Promise<void> {
    await this.#run().ready;
  }

  /** `withEndpoint`: whether the model at an endpoint is asked, where passages are found by one. */
  vectors(text: string, withEndpoint = true): Promise<QueryVectors> {
    return this.#ask({ kind: "vectors", text, withEndpoint });
  }

  /** Vectors by the model that passages are found by. Rejects where its endpoint gives none. */
  embedAs(role: TextRole, texts: readonly string[]): Promise<Float32Array[]> {
    return this.#ask({ kind: "embed-as", role, texts });
  }

  gloss(text: string): Promise<string> {
    return this.#ask({ kind: "gloss", text });
  }

  /** Log-probabilities of what a question is after, in the order of `QUESTION_CLASSES`. */
  classify(text: string): Promise<Float32Array> {
    return this.#ask({ kind: "classify", text });
  }

  /** Log-odds of each candidate as the answer to the question. */
  read(question: string, candidates: readonly AnswerCandidate[]): Promise<Float32Array> {
    return this.#ask({ kind: "read", question, candidates });
  }

  /** How far each text answers the question, by the reranker or the gate. Rejects where there is none, or its endpoint fails. */
  readPairs(kind: PairTask["kind"], question: string, texts: readonly string[]): Promise<Float32Array> {
    return this.#ask({ kind, question, texts });
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let from = 0; from < texts.length; from += TEXTS_AT_ONCE) {
      vectors.push(...(await this.#ask({ kind: "embed", texts: texts.slice(from, from + TEXTS_AT_ONCE) })));
    }
    return vectors;
  }

  /** Lets the thread answer what it owes and waits for its end; later requests are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    const running = this.#running;
    if (running === null) return;
    running.worker.postMessage({ kind: "stop" } satisfies ToQuestionWorker);
    await running.ended;
  }

  #ask<Task extends QuestionTask>(task: Task): Promise<QuestionResults[Task["kind"]]> {
    if (this.#closed) return Promise.reject(new SearchIndexError("closed", "the search index is closed"));
    const { promise, resolve, reject } = Promise.withResolvers<QuestionResults[Task["kind"]]>();
    const id = this.#nextId++;
    const { worker, pending } = this.#run();
    // The worker answers each task with the result of its kind.
    pending.set(id, { resolve: resolve as Pending["resolve"], reject });
    worker.postMessage({ kind: "task", id, task } satisfies ToQuestionWorker);
    return promise;
  }

  #run(): Running {
    this.#running ??= this.#launch();
    return this.#running;
  }

  #launch(): Running {
    const worker = new Worker(new URL("./question-worker.ts", import.meta.url), { workerData: this.#data });
    const ready = Promise.withResolvers<undefined>();
    const ended = Promise.withResolvers<undefined>();
    const pending = new Map<number, Pending>();
    const running = { worker, ready: ready.promise, ended: ended.promise, pending };
    // Whoever asked is told through their own promise; nobody need be waiting for this one.
    ready.promise.catch(() => undefined);
    let failure: Error | null = null;
    worker.on("message", (message: FromQuestionWorker) => {
      if (message.kind === "ready") ready.resolve(undefined);
      else if (message.kind === "failed") failure = fromFailure(message);
      else settle(pending, message);
    });
    worker.on("error", (error) => {
      failure = new SearchIndexError(
        "worker",
        "the question worker failed; the next question starts another",
        {
          cause: error,
        },
      );
    });
    worker.on("exit", (code) => {
      if (this.#running === running) this.#running = null;
      const error =
        failure ?? new SearchIndexError("worker", `the question worker ended (exit code ${code})`);
      ready.reject(error);
      for (const { reject } of pending.values()) reject(error);
      pending.clear();
      ended.resolve(undefined);
    });
    return running;
  }
}

function settle(
  pending: Map<number, Pending>,
  message: Extract<FromQuestionWorker, { kind: "result" | "error" }>,
): void {
  const waiting = pending.get(message.id);
  pending.delete(message.id);
  if (message.kind === "result") waiting?.resolve(message.result);
  else waiting?.reject(fromFailure(message.failure));
}
