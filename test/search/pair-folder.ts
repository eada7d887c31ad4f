import { copyFile, cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { minilmFolder } from "../../src/search/minilm-folder.ts";
import { attribute, field, node, number, output, permutation, tensor, text } from "./onnx-messages.ts";
import { graphWithLookup } from "./shipped-graph.ts";

/** What a model that reads pairs gives: one logit, classes with a name each, or the bounds of an answer. */
export type PairHead = "logit" | "classes" | "span";

const SHIPPED = join(import.meta.dirname, "../../src/search/cross-encoder-model");
const WIDTH = 384;

/**
 * Makes a folder with a cross-encoder as one downloads it, out of the shipped one: its head, which is a file of numbers
 * here, is put into the graph.
 */
export async function makePairFolder(folder: string, kind: PairHead): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of ["tokenizer.json", "tokenizer_config.json"])
    await cp(join(minilmFolder(), name), join(folder, name));
  await copyFile(join(SHIPPED, "weights.bin"), join(folder, "weights.bin"));
  const head = JSON.parse(await readFile(join(SHIPPED, "head.json"), "utf8")) as Head;
  // Two messages one after another are one in protobuf, with the lists of both.
  await writeFile(
    join(folder, "model.onnx"),
    Buffer.concat([await graphWithLookup(SHIPPED), field(7, graphOf(kind, head))]),
  );
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
