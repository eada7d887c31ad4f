import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { toSimplified } from "../language/script.ts";
import type { Contact, DeclineReason } from "./answer.ts";
import { readOfficialFile, RepliesError, wording, wordings } from "./official-file.ts";

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

const replySchema = z
  .object({
    reason: z.enum(DECLINE_REASONS).optional(),
    patterns: z.array(z.string().min(1)).default([]),
    en: wording,
    "zh-Hant": wording,
  })
  .catchall(wording);

const contactSchema = z.strictObject({
  name: wordings,
  phone: wording,
  morePhones: z.array(z.strictObject({ label: wordings, phone: wording })).default([]),
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
    const { name, phone, url, morePhones } = this.#contact;
    const worded = (words: z.infer<typeof wordings>): string => {
      if (language === "en") return words.en;
      return language === "zh-Hans" ? toSimplified(words["zh-Hant"]) : words["zh-Hant"];
    };
    return {
      name: worded(name),
      phone,
      url,
      morePhones: morePhones.map(({ label, phone: number }) => ({ label: worded(label), phone: number })),
    };
  }
}

/** Reads `prompts/`: `replies/*.yaml` and `contact.yaml`. Throws `RepliesError` naming the file that cannot be used. */
export async function loadReplies(folder: string): Promise<Replies> {
  const names = (await readdir(join(folder, "replies"))).filter((name) => name.endsWith(".yaml")).sort();
  const replies = new Map<string, Reply>();
  for (const name of names) {
    const path = join(folder, "replies", name);
    const { reason, patterns, ...texts } = await readOfficialFile(path, replySchema);
    replies.set(name.slice(0, -".yaml".length), {
      reason: reason ?? null,
      patterns: patterns.map((pattern) => compile(pattern, path)),
      wordings: new Map(Object.entries(texts)),
    });
  }
  return new Replies(replies, await readOfficialFile(join(folder, "contact.yaml"), contactSchema));
}

function compile(pattern: string, path: string): RegExp {
  try {
    return new RegExp(pattern, "iu");
  } catch (error) {
    throw new RepliesError(`${path}: "${pattern}" is not a regular expression`, { cause: error });
  }
}
