import { parentPort, workerData } from "node:worker_threads";
import { readDictionary } from "../language/dictionary.ts";
import { Glossary } from "../language/glossary.ts";
import { Glosser } from "../language/gloss.ts";
import { hasHan } from "../language/han.ts";
import { MeaningReader } from "../language/meaning-words.ts";
import { CrossEncoder } from "./cross-encoder.ts";
import { MiniLmEmbeddings } from "./minilm-embeddings.ts";
import { MiniLmModel } from "./minilm-model.ts";
import { queryTerms } from "./passage-terms.ts";
import type {
  FromQuestionWorker,
  QuestionResults,
  QuestionTask,
  QuestionWorkerData,
  ToQuestionWorker,
} from "./question-protocol.ts";
import { toFailure } from "./worker-failure.ts";

interface Tools {
  readonly model: MiniLmModel;
  readonly glosser: Glosser;
  readonly reader: MeaningReader;
  readonly embeddings: MiniLmEmbeddings;
  readonly crossEncoder: CrossEncoder;
}

const port = parentPort;
if (port === null) throw new Error("question-worker.ts runs as a worker thread");

function post(message: FromQuestionWorker): void {
  port?.postMessage(message);
}

async function load({ glossaryEntries, dictionaryPath, threads }: QuestionWorkerData): Promise<Tools> {
  const glossary = new Glossary(glossaryEntries);
  const dictionary = await readDictionary(dictionaryPath);
  const glosser = new Glosser(glossary, dictionary);
  const reader = new MeaningReader(glossary, dictionary);
  const [model, crossEncoder] = await Promise.all([
    MiniLmModel.load(threads),
    CrossEncoder.load(threads, (text) => glosser.gloss(text)),
  ]);
  return { model, glosser, reader, embeddings: new MiniLmEmbeddings(model, glosser), crossEncoder };
}

async function resultOf(task: QuestionTask, tools: Tools): Promise<QuestionResults[keyof QuestionResults]> {
  if (task.kind === "gloss") return tools.glosser.gloss(task.text);
  if (task.kind === "embed") return tools.embeddings.vectors(task.texts);
  if (task.kind === "read") return tools.crossEncoder.scores(task.question, task.candidates);
  const [vector = new Float32Array()] = await tools.embeddings.vectors([task.text]);
  return {
    vector,
    terms: queryTerms(task.text, tools.glosser),
    words: tools.reader.words(task.text),
    isChinese: hasHan(task.text),
  };
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
  // One task at a time, in the order asked; a stop waits for those before it, so no native call is cut off.
  let last = Promise.resolve();
  port?.on("message", (message: ToQuestionWorker) => {
    last = last.then(async () => {
      if (message.kind === "task") {
        await answer(message.id, message.task, tools);
        return;
      }
      await tools.model.release();
      await tools.crossEncoder.release();
      port.close();
    });
  });
  post({ kind: "ready" });
}

void serve();
