import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { minilmFolder } from "../../src/search/minilm-folder.ts";
import { graphWithLookup } from "./shipped-graph.ts";

/** Makes a folder with a model as one downloads it, out of the one that ours was trained from. */
export async function makeModelFolder(folder: string): Promise<string> {
  const shipped = minilmFolder();
  await mkdir(join(folder, "onnx"), { recursive: true });
  for (const name of [
    "tokenizer.json",
    "tokenizer_config.json",
    "onnx/model_q4.onnx",
    "onnx/model_q4.onnx_data",
  ]) {
    await cp(join(shipped, name), join(folder, name));
  }
  return folder;
}

const SHIPPED = join(import.meta.dirname, "../../src/search/embedding-model");

/** The same with the model that is shipped. */
export async function makeShippedFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const name of ["tokenizer.json", "tokenizer_config.json"])
    await cp(join(minilmFolder(), name), join(folder, name));
  await cp(join(SHIPPED, "weights.bin"), join(folder, "weights.bin"));
  await writeFile(join(folder, "model.onnx"), await graphWithLookup(SHIPPED));
  return folder;
}
