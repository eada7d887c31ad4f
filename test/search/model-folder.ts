import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { minilmFolder } from "../../src/search/minilm-folder.ts";

/** Makes a folder with a model as one downloads it, out of the shipped weights. */
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
