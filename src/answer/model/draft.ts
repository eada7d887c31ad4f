import { z } from "zod";

/** A sentence as a model proposes it: its words, and the numbers of the evidence that it says they rest on. */
export interface DraftSentence {
  readonly text: string;
  readonly evidence: readonly number[];
}

/** Most sentences read of a reply; an answer shows fewer. */
export const MOST_DRAFTED = 8;

/** Models without a schema write numbers as text, or one alone. */
const evidenceNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\[?\d{1,3}\]?$/)
    .transform((text) => Number(text.replaceAll(/\D/g, ""))),
]);

const sentenceSchema = z.object({
  text: z.string().trim().min(1),
  evidence: z.union([z.array(evidenceNumber), evidenceNumber.transform((one) => [one])]),
});
const draftSchema = z.object({
  sentences: z.array(sentenceSchema).transform((sentences) => sentences.slice(0, MOST_DRAFTED)),
});

/** What a model is asked for, for endpoints that hold their models to a schema; strict ones want every field required. */
export const DRAFT_JSON_SCHEMA = {
  type: "object",
  properties: {
    sentences: {
      type: "array",
      items: {
        type: "object",
        properties: {
          text: { type: "string" },
          evidence: { type: "array", items: { type: "integer" } },
        },
        required: ["text", "evidence"],
        additionalProperties: false,
      },
    },
  },
  required: ["sentences"],
  additionalProperties: false,
} as const;

/**
 * The sentences of a model's reply: JSON, alone or within other text. Null where there is no whole JSON of that form; a
 * part of one is never read, since a sentence might be cut in it. Of several the last counts: models think first.
 */
export function readDraft(reply: string): readonly DraftSentence[] | null {
  for (const text of [reply, ...objectsIn(reply).reverse()]) {
    const parsed = draftSchema.safeParse(parsedJson(text));
    if (parsed.success) return parsed.data.sentences;
  }
  return null;
}

/** One sentence of a reply, as JSON; null where it is none of that form. */
export function readSentence(json: string): DraftSentence | null {
  return sentenceSchema.safeParse(parsedJson(json)).data ?? null;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Most of what models write around their JSON ends up here.
    return undefined;
  }
}

/** Where JSON may begin in a reply: no more are looked at, or a reply of braces alone would take long. */
const MOST_STARTS = 20;

/** The outermost `{…}` of a text, braces in strings left alone, in order. */
function objectsIn(text: string): string[] {
  const found: string[] = [];
  let from = text.indexOf("{");
  for (let starts = 0; from >= 0 && starts < MOST_STARTS; starts++) {
    const end = endOfObject(text, from);
    if (end !== null) found.push(text.slice(from, end));
    from = text.indexOf("{", end ?? from + 1);
  }
  return found;
}

/** Index after the brace that closes the one at `start`; null where it is not closed. */
export function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at++) {
    const unit = text.charAt(at);
    if (isInString) {
      if (unit === "\\") at++;
      else if (unit === '"') isInString = false;
    } else if (unit === '"') isInString = true;
    else if (unit === "{") depth++;
    else if (unit === "}" && --depth === 0) return at + 1;
  }
  return null;
}
