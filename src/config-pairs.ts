import { resolve } from "node:path";
import { z } from "zod";
import { problem } from "./config-values.ts";
import type { GateSettings, RerankerSettings } from "./search/pair-settings.ts";

/** A reranker: one in a folder, or one at an endpoint. */
export const reranker = z
  .string()
  .transform((text, context): { readonly folder: string } | { readonly model: string } => {
    const value = text.trim();
    const folder = /^onnx:(.+)$/.exec(value)?.[1];
    if (folder !== undefined) return { folder };
    const model = /^endpoint:([\x21-\x7e]{1,200})$/.exec(value)?.[1];
    if (model !== undefined) return { model };
    return problem(
      context,
      `"${text}" is no reranker; expected onnx: and a folder, or endpoint: and the model's name there`,
    );
  });

/** A model in a folder. */
export const modelFolder = z.string().transform((text, context) => {
  const folder = /^onnx:(.+)$/.exec(text.trim())?.[1];
  return folder ?? problem(context, `"${text}" is no model; expected onnx: and a folder`);
});

/** A score from 0 to 1. */
export const share = z.string().transform((text, context) => {
  const value = /^(?:0|1|0?\.\d{1,6}|1\.0+)$/.test(text.trim()) ? Number(text) : NaN;
  if (!Number.isNaN(value)) return value;
  return problem(context, `"${text}" is no score; expected a number from 0 to 1 such as 0.5`);
});

/** Settings of the models that read a question together with a text, as they were read. */
export interface PairValues {
  readonly RERANKER?: z.infer<typeof reranker> | undefined;
  readonly RERANKER_BASE_URL?: string | undefined;
  readonly RERANKER_API_KEY?: string | undefined;
  readonly GATE_MODEL?: string | undefined;
  readonly GATE_THRESHOLD?: number | undefined;
}

/** The least score that lets a sentence through: what such models are trained to call likelier than not. */
const THRESHOLD = 0.5;

/** Reranker and gate as they are set; null where there is none. Relative folders are taken from `workingFolder`. */
export function pairSettings(
  values: PairValues,
  workingFolder: string,
): {
  readonly reranker: RerankerSettings | null;
  readonly gate: GateSettings | null;
  readonly problems: readonly string[];
} {
  const { GATE_MODEL: gateFolder, GATE_THRESHOLD: threshold } = values;
  const { settings, problems } = rerankerSettings(values, workingFolder);
  if (gateFolder !== undefined) {
    const gate = { folder: resolve(workingFolder, gateFolder), threshold: threshold ?? THRESHOLD };
    return { reranker: settings, gate, problems };
  }
  const orphan = "GATE_THRESHOLD: is set without GATE_MODEL; expected with it, or not at all";
  return {
    reranker: settings,
    gate: null,
    problems: threshold === undefined ? problems : [...problems, orphan],
  };
}

function rerankerSettings(
  { RERANKER: choice, RERANKER_BASE_URL: baseUrl, RERANKER_API_KEY: apiKey }: PairValues,
  workingFolder: string,
): { readonly settings: RerankerSettings | null; readonly problems: readonly string[] } {
  if (choice !== undefined && "model" in choice) {
    const missing =
      "RERANKER_BASE_URL: is not set; expected where the endpoint of RERANKER is, such as http://127.0.0.1:8000/v1";
    if (baseUrl === undefined) return { settings: null, problems: [missing] };
    return {
      settings: { kind: "endpoint", model: choice.model, baseUrl, apiKey: apiKey ?? null },
      problems: [],
    };
  }
  const problems = [
    ...(baseUrl === undefined ? [] : ["RERANKER_BASE_URL"]),
    ...(apiKey === undefined ? [] : ["RERANKER_API_KEY"]),
  ].map(
    (name) => `${name}: is set, but RERANKER is no model at an endpoint; expected with one, or not at all`,
  );
  if (choice === undefined) return { settings: null, problems };
  return { settings: { kind: "onnx", folder: resolve(workingFolder, choice.folder) }, problems };
}
