import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { toSimplified } from "../language/script.ts";
import type { Contact, DeclineReason } from "./answer.ts";

/** The wordings in `prompts/` cannot be used; the message names the file. */
export class RepliesError extends Error {
  override readonly name = "RepliesError";
}

const DECLINE_REASONS = [
  "prompt_attack",
  "opinion",
  "off_topic",
  "personal_data",
  "legal_advice",
  "medical",
  "emergency",
  "insult",
  "unsupported_language",
] as const satisfies readonly DeclineReason[];

const wording = z.string().trim().min(1);

const replySchema = z
  .object({
    reason: z.enum(DECLINE_REASONS).optional(),
    patterns: z.array(z.string().min(1)).default([]),
    en: wording,
    "zh-Hant": wording,
  })
  .catchall(wording);

const contactSchema = z.strictObject({
  name: z.object({ en: wording, "zh-Hant": wording }),
  phone: wording,
  url: z.url().nullable(),
});

/** One official reply: a file of `prompts/replies`. */
interface Reply {
  readonly wordings: ReadonlyMap<string, string>;
  readonly reason: DeclineReason | null;
  readonly patterns: readonly RegExp[];
}

/** A reason to decline with the patterns that tell it. */
export interface DeclineRule {
  readonly reason: DeclineReason;
  readonly code: string;
  readonly patterns: readonly RegExp[];
}

/** The bot's official words, as the city approves them in `prompts/`. */
export class Replies {
  readonly #replies: ReadonlyMap<string, Reply>;
  readonly #contact: z.infer<typeof contactSchema>;
  /** In order of code, so that the same question is always declined for the same reason. */
  readonly declineRules: readonly DeclineRule[];

  constructor(replies: ReadonlyMap<string, Reply>, contact: z.infer<typeof contactSchema>) {
    this.#replies = replies;
    this.#contact = contact;
    this.declineRules = [...replies].flatMap(([code, { reason, patterns }]) =>
      reason === null ? [] : [{ reason, code, patterns }],
    );
  }

  /**
   * The wording of a reply in a language, its `{placeholders}` filled in. A language without a wording gets the
   * English one, Simplified Chinese the Traditional one converted. Throws `RepliesError` for a code without a file.
   */
  text(code: string, language: string, values: Readonly<Record<string, string>> = {}): string {
    const wordings = this.#replies.get(code)?.wordings;
    if (wordings === undefined) throw new RepliesError(`prompts/replies has no file ${code}.yaml`);
    const chinese = wordings.get("zh-Hant") ?? "";
    const template =
      language === "zh-Hans" ? toSimplified(chinese) : (wordings.get(language) ?? wordings.get("en") ?? "");
    return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  }

  /** Languages that a reply has a wording in. */
  languagesOf(code: string): readonly string[] {
    return [...(this.#replies.get(code)?.wordings.keys() ?? [])];
  }

  contact(language: string): Contact {
    const name = language === "en" ? this.#contact.name.en : this.#contact.name["zh-Hant"];
    return {
      name: language === "zh-Hans" ? toSimplified(name) : name,
      phone: this.#contact.phone,
      url: this.#contact.url,
    };
  }
}

/** Reads `prompts/`: `replies/*.yaml` and `contact.yaml`. Throws `RepliesError` naming the file that cannot be used. */
export async function loadReplies(folder: string): Promise<Replies> {
  const names = (await readdir(join(folder, "replies"))).filter((name) => name.endsWith(".yaml")).sort();
  const replies = new Map<string, Reply>();
  for (const name of names) {
    const path = join(folder, "replies", name);
    const { reason, patterns, ...wordings } = await readYaml(path, replySchema);
    replies.set(name.slice(0, -".yaml".length), {
      reason: reason ?? null,
      patterns: patterns.map((pattern) => compile(pattern, path)),
      wordings: new Map(Object.entries(wordings)),
    });
  }
  return new Replies(replies, await readYaml(join(folder, "contact.yaml"), contactSchema));
}

async function readYaml<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  let data: unknown;
  try {
    data = parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new RepliesError(`${path}: cannot be read as YAML`, { cause: error });
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new RepliesError(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function compile(pattern: string, path: string): RegExp {
  try {
    return new RegExp(pattern, "iu");
  } catch (error) {
    throw new RepliesError(`${path}: "${pattern}" is not a regular expression`, { cause: error });
  }
}
