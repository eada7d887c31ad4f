import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { minilmFolder } from "../../src/search/minilm-folder.ts";
import { field, type Field, fieldsOf, node, number, rawTensor, text } from "./onnx-messages.ts";

/** Word embeddings of all-MiniLM-L6-v2, which open its weights. */
const WORDS = 30_522;
const WIDTH = 384;
const EMBEDDING_BYTES = WORDS * WIDTH * 4;
/** What the shipped graphs begin with: the embeddings of the words, looked up. */
const LOOKED_UP = "words";

/** The graph of a shipped model, which looks the words up before it, as one that takes their ids. */
export async function graphWithLookup(folder: string): Promise<Buffer> {
  const model = await readFile(join(folder, "model.onnx"));
  // Messages one after another are one in protobuf, with the lists of both.
  return Buffer.concat([field(7, await lookup()), withoutLookedUp(model)]);
}

/** The part of a graph that looks the embeddings of the words up. */
async function lookup(): Promise<Buffer> {
  const raw = Buffer.alloc(EMBEDDING_BYTES);
  const file = await open(join(minilmFolder(), "onnx/model_q4.onnx_data"));
  try {
    const { bytesRead } = await file.read(raw, 0, EMBEDDING_BYTES, 0);
    if (bytesRead < EMBEDDING_BYTES) throw new Error("the word embeddings are cut off");
  } finally {
    await file.close();
  }
  return Buffer.concat([
    field(11, Buffer.concat([text(1, "input_ids"), field(2, field(1, number(1, 7)))])),
    rawTensor("word.embeddings", [WORDS, WIDTH], raw),
    node("Gather", ["word.embeddings", "input_ids"], LOOKED_UP),
  ]);
}

/** The model without that input, which is computed now. */
function withoutLookedUp(model: Buffer): Buffer {
  const isLookedUp = ({ id, content }: Field): boolean =>
    id === 11 && fieldsOf(content).some((inner) => inner.id === 1 && inner.content.toString() === LOOKED_UP);
  return Buffer.concat(
    fieldsOf(model).map((outer) => {
      if (outer.id !== 7) return outer.whole;
      const kept = fieldsOf(outer.content).filter((inner) => !isLookedUp(inner));
      return field(7, Buffer.concat(kept.map(({ whole }) => whole)));
    }),
  );
}
