import { copyFile, cp, mkdir, open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { minilmFolder } from "../../src/search/minilm-folder.ts";

/** What a model that reads pairs gives: one logit, classes with a name each, or the bounds of an answer. */
export type PairHead = "logit" | "classes" | "span";

const SHIPPED = join(import.meta.dirname, "../../src/search/cross-encoder-model");
const WIDTH = 384;
/** Word embeddings of the shipped model, which open its weights. */
const EMBEDDING_BYTES = 30_522 * WIDTH * 4;

/**
 * Makes a folder with a cross-encoder as one downloads it, out of the shipped one: its head, which is a file of numbers
 * here, is put into the graph.
 */
export async function makePairFolder(folder: string, kind: PairHead): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of ["tokenizer.json", "tokenizer_config.json"])
    await cp(join(minilmFolder(), name), join(folder, name));
  await copyFile(join(SHIPPED, "weights.bin"), join(folder, "weights.bin"));
  const weights = await open(join(minilmFolder(), "onnx/model_q4.onnx_data"));
  const embeddings = Buffer.alloc(EMBEDDING_BYTES);
  await weights.read(embeddings, 0, EMBEDDING_BYTES, 0);
  await weights.close();
  await writeFile(join(folder, "embeddings.bin"), embeddings);
  const head = JSON.parse(await readFile(join(SHIPPED, "head.json"), "utf8")) as Head;
  const graph = await readFile(join(SHIPPED, "model.onnx"));
  // Two messages one after another are one in protobuf, with the lists of both.
  await writeFile(join(folder, "model.onnx"), Buffer.concat([graph, field(7, graphOf(kind, head))]));
  if (kind === "classes") {
    const id2label = { 0: "contradiction", 1: "not_entailment", 2: "entailment" };
    await writeFile(join(folder, "config.json"), JSON.stringify({ id2label }));
  }
  return folder;
}

interface Head {
  readonly cls: readonly number[];
  readonly mean: readonly number[];
  readonly bias: number;
}

function graphOf(kind: PairHead, { cls, mean, bias }: Head): Buffer {
  if (kind === "span") {
    return Buffer.concat([
      tensor("head.span", [WIDTH, 1], mean),
      node("MatMul", ["last_hidden_state", "head.span"], "start_logits"),
      node("MatMul", ["last_hidden_state", "head.span"], "end_logits"),
      output("start_logits"),
      output("end_logits"),
    ]);
  }
  // Against, neither and for; or for alone.
  const signs = kind === "classes" ? [-1, 0, 1] : [1];
  const spread = (values: readonly number[]): number[] => values.flatMap((value) => signs.map((sign) => sign * value)); // prettier-ignore
  return Buffer.concat([
    field(5, Buffer.concat([number(2, 7), text(8, "head.first"), field(9, Buffer.alloc(8))])),
    tensor("head.cls", [WIDTH, signs.length], spread(cls)),
    tensor("head.mean", [WIDTH, signs.length], spread(mean)),
    tensor("head.bias", [signs.length], spread([bias])),
    node("Gather", ["last_hidden_state", "head.first"], "head.state", attribute("axis", 1)),
    node("MatMul", ["head.state", "head.cls"], "head.of_state"),
    node("MatMul", ["last_hidden_state", "head.mean"], "head.of_tokens"),
    node("Transpose", ["head.of_tokens"], "head.turned", permutation("perm", [0, 2, 1])),
    node("GlobalAveragePool", ["head.turned"], "head.pooled"),
    node("Flatten", ["head.pooled"], "head.of_mean", attribute("axis", 1)),
    node("Add", ["head.of_state", "head.of_mean"], "head.sum"),
    node("Add", ["head.sum", "head.bias"], "logits"),
    output("logits"),
  ]);
}

// What of ONNX's messages is needed, by the numbers of their fields (onnx.proto).

function node(
  operation: string,
  inputs: readonly string[],
  result: string,
  more: Buffer = Buffer.alloc(0),
): Buffer {
  const named = inputs.map((input) => text(1, input));
  return field(1, Buffer.concat([...named, text(2, result), text(3, result), text(4, operation), more]));
}

function attribute(name: string, value: number): Buffer {
  return field(5, Buffer.concat([text(1, name), number(3, value), number(20, 2)]));
}

function permutation(name: string, values: readonly number[]): Buffer {
  return field(5, Buffer.concat([text(1, name), ...values.map((value) => number(8, value)), number(20, 7)]));
}

function tensor(name: string, dimensions: readonly number[], values: readonly number[]): Buffer {
  const raw = Buffer.from(Float32Array.from(values).buffer);
  return field(5, Buffer.concat([...dimensions.map((size) => number(1, size)), number(2, 1), text(8, name), field(9, raw)])); // prettier-ignore
}

function output(name: string): Buffer {
  return field(12, Buffer.concat([text(1, name), field(2, field(1, number(1, 1)))]));
}

function text(id: number, value: string): Buffer {
  return field(id, Buffer.from(value));
}

function field(id: number, content: Buffer): Buffer {
  return Buffer.concat([varint(id * 8 + 2), varint(content.length), content]);
}

function number(id: number, value: number): Buffer {
  return Buffer.concat([varint(id * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}
