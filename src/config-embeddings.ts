import { resolve } from "node:path";
import { OPENAI_API } from "./answer/model/model-settings.ts";
import { type EmbeddingSettings, MINILM_SETTINGS, type Pooling } from "./search/embedding-settings.ts";

/** Which embedding model is set. */
export type EmbeddingChoice =
  | { readonly kind: "minilm" }
  | { readonly kind: "openai"; readonly model: string }
  | { readonly kind: "onnx"; readonly folder: string };

/** Settings of the embedding as they were read. */
export interface EmbeddingValues {
  readonly EMBEDDINGS: EmbeddingChoice;
  readonly EMBEDDINGS_BASE_URL?: string | undefined;
  readonly EMBEDDINGS_API_KEY?: string | undefined;
  readonly EMBEDDINGS_POOLING?: Pooling | undefined;
  readonly EMBEDDINGS_QUERY_PREFIX?: string | undefined;
  readonly EMBEDDINGS_PASSAGE_PREFIX?: string | undefined;
  readonly EMBEDDINGS_GLOSS?: boolean | undefined;
}

/** Which of the settings each kind takes. */
const READING = ["EMBEDDINGS_QUERY_PREFIX", "EMBEDDINGS_PASSAGE_PREFIX", "EMBEDDINGS_GLOSS"];
const TAKEN: Readonly<Record<EmbeddingChoice["kind"], readonly string[]>> = {
  minilm: [],
  openai: ["EMBEDDINGS_BASE_URL", "EMBEDDINGS_API_KEY", ...READING],
  onnx: ["EMBEDDINGS_POOLING", ...READING],
};
const ALL = [...new Set(Object.values(TAKEN).flat())];
/** What they are for, where they are set with another kind. */
const MEANT: Readonly<Record<EmbeddingChoice["kind"], string>> = {
  minilm: "the shipped model, which takes none of the others",
  openai: "a model at an endpoint",
  onnx: "a model in a folder",
};

/** The embedding as it is set; a relative folder is taken from `workingFolder`. `problems` are one a setting. */
export function embeddingSettings(
  values: EmbeddingValues,
  given: Readonly<Record<string, string | undefined>>,
  workingFolder: string,
): { readonly embeddings: EmbeddingSettings; readonly problems: readonly string[] } {
  const { EMBEDDINGS: choice } = values;
  const { kind } = choice;
  const problems = ALL.filter((name) => given[name] !== undefined && !TAKEN[kind].includes(name)).map(
    (name) =>
      `${name}: is set, but EMBEDDINGS is ${kind}, ${MEANT[kind]}; expected it with ${kindsTaking(name)}, or not at all`,
  );
  const reading = {
    queryPrefix: values.EMBEDDINGS_QUERY_PREFIX ?? "",
    passagePrefix: values.EMBEDDINGS_PASSAGE_PREFIX ?? "",
    gloss: values.EMBEDDINGS_GLOSS ?? false,
  };
  if (choice.kind === "minilm") return { embeddings: MINILM_SETTINGS, problems };
  if (choice.kind === "onnx") {
    const folder = resolve(workingFolder, choice.folder);
    const pooling = values.EMBEDDINGS_POOLING ?? "mean";
    return { embeddings: { kind: "onnx", folder, pooling, ...reading }, problems };
  }
  const { EMBEDDINGS_BASE_URL: baseUrl = OPENAI_API, EMBEDDINGS_API_KEY: apiKey = null } = values;
  if (apiKey === null && new URL(baseUrl).host === new URL(OPENAI_API).host) {
    problems.push(
      "EMBEDDINGS_API_KEY: is not set, and OpenAI answers nobody without it; expected a key, or EMBEDDINGS_BASE_URL of an endpoint that wants none",
    );
  }
  return { embeddings: { kind: "openai", model: choice.model, baseUrl, apiKey, ...reading }, problems };
}

function kindsTaking(name: string): string {
  const kinds = (["openai", "onnx"] as const).filter((kind) => TAKEN[kind].includes(name));
  return kinds.map((kind) => `${kind}:`).join(" or ");
}
