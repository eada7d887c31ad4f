import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { DeclineReason } from "../answer.ts";
import { QUESTION_CLASSES } from "../../search/question-classes.ts";
import { RepliesError } from "../official-file.ts";

/** Tells what a question is after from its vector and signs: a softmax regression, a row of weights for each reason. */
export interface MeaningModel {
  /** The embedding model that the vectors have to be of. */
  readonly modelId: string;
  /** Reasons to decline in the order of the rows; null for a question to be answered, which stands first. */
  readonly reasons: readonly (DeclineReason | null)[];
  /** A row after the other; the last value of each is added whatever the vector. */
  readonly weights: Float32Array;
  /** Least chance of not being one to be answered (0 to 1), for a question to be declined. */
  readonly threshold: number;
}

/** The rows of every model, in their order, which is that of the classifier's. */
export const MEANINGS: readonly (DeclineReason | null)[] = QUESTION_CLASSES.map((name) =>
  name === "harmless" ? null : name,
);

const fileSchema = z.strictObject({
  modelId: z.string(),
  threshold: z.number().min(0).max(1),
  /** Numbers of 32 bits, little-endian, in Base64. */
  weights: z.base64(),
});

/** Where `npm run fit-screening` leaves the model. */
export const MEANING_FILE = new URL("meaning.json", import.meta.url);

/** Reads a model. Rejects with `RepliesError` naming a file that cannot be used. */
export async function readMeaningModel(path: URL): Promise<MeaningModel> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new RepliesError(`${path.pathname}: cannot be read as JSON`, { cause: error });
  }
  const parsed = fileSchema.safeParse(data);
  if (!parsed.success) throw new RepliesError(`${path.pathname}: ${z.prettifyError(parsed.error)}`);
  const bytes = Buffer.from(parsed.data.weights, "base64");
  const size = Float32Array.BYTES_PER_ELEMENT;
  if (bytes.length === 0 || bytes.length % (MEANINGS.length * size) !== 0) {
    throw new RepliesError(`${path.pathname}: its weights are no ${MEANINGS.length} rows`);
  }
  const weights = Float32Array.from({ length: bytes.length / size }, (_, place) =>
    bytes.readFloatLE(place * size),
  );
  return { ...parsed.data, reasons: MEANINGS, weights };
}

/** The text of a model's file. */
export function meaningFile({ modelId, threshold, weights }: MeaningModel): string {
  const bytes = Buffer.alloc(weights.byteLength);
  weights.forEach((weight, place) => bytes.writeFloatLE(weight, place * Float32Array.BYTES_PER_ELEMENT));
  return `${JSON.stringify({ modelId, threshold, weights: bytes.toString("base64") }, null, 2)}\n`;
}
