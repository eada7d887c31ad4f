import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileSha256 } from "./array-file.ts";
import { SearchIndexError } from "./search-error.ts";

/** The files of a model in a folder, as paths. */
export interface OnnxFolder {
  readonly folder: string;
  readonly model: string;
  /** All that the model's output depends on: the model, weights kept beside it, the tokenizer. */
  readonly files: readonly string[];
}

const TOKENIZER = "tokenizer.json";

/**
 * Looks for a model in a folder as Hugging Face's repositories are laid out: `tokenizer.json`, and `model.onnx` or else
 * the one `*.onnx` there is, beside it or in `onnx/`. `setting` names what the folder was given in. Rejects with
 * `SearchIndexError`.
 */
export async function findOnnxFolder(folder: string, setting: string): Promise<OnnxFolder> {
  const refuse = (what: string, cause?: unknown): never => {
    throw new SearchIndexError("model", `${setting}: ${what}`, { cause });
  };
  const names = await readdir(folder).catch((error: unknown) =>
    refuse(`the folder ${folder} cannot be read; expected the folder of an ONNX model`, error),
  );
  if (!names.includes(TOKENIZER)) {
    refuse(`there is no ${TOKENIZER} in ${folder}; expected it beside the ONNX model`);
  }
  const inner = names.includes("onnx") ? await readdir(join(folder, "onnx")).catch(() => []) : [];
  for (const [place, found] of [
    [folder, names],
    [join(folder, "onnx"), inner],
  ] as const) {
    const models = found.filter((name) => name.endsWith(".onnx")).sort();
    if (models.length === 0) continue;
    const model = models.find((name) => name === "model.onnx") ?? models[0] ?? "";
    if (models.length > 1 && model !== "model.onnx") {
      refuse(
        `${place} holds several models (${models.join(", ")}); expected one, or one that is called model.onnx`,
      );
    }
    // Weights beyond 2 GB, and quantised ones often, stand in files that are named after the model's.
    const beside = found.filter((name) => name.startsWith(model) || name.startsWith(`${stem(model)}.`));
    const tokenizer = names.filter((name) => name === TOKENIZER || name === "tokenizer_config.json");
    return {
      folder,
      model: join(place, model),
      files: [
        ...tokenizer.sort().map((name) => join(folder, name)),
        ...beside.sort().map((name) => join(place, name)),
      ],
    };
  }
  return refuse(`there is no .onnx file in ${folder} or in its folder onnx; expected a model`);
}

function stem(name: string): string {
  return name.slice(0, -".onnx".length);
}

/** SHA-256 of each of the files: 2 GB take some seconds. Rejects with `SearchIndexError` where one cannot be read. */
export async function onnxFolderDigests(
  { files, folder }: OnnxFolder,
  setting: string,
): Promise<readonly string[]> {
  try {
    const digests: string[] = [];
    for (const file of files) digests.push(await fileSha256(file));
    return digests;
  } catch (cause) {
    throw new SearchIndexError("model", `${setting}: the files in ${folder} cannot be read`, { cause });
  }
}
