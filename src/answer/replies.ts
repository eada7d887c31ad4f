import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { toSimplified } from "../language/script.ts";
import type { Contact, DeclineReason } from "./answer.ts";
import { readOfficialFile, RepliesError, wording, wordings } from "./official-file.ts";
import {
  declinePatternsSchema,
  type DeclineRule,
  declineRule,
  patternWordsSchema,
  prepare,
} from "./screening/decline-rule.ts";

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
    ...declinePatternsSchema.shape,
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
  /** What it is said to; null for what is no reason to decline. */
  readonly rule: DeclineRule | null;
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
    this.declineRules = [...replies.values()].flatMap(({ rule }) => (rule === null ? [] : [rule]));
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

  /**
   * Prepares the patterns, one after the other: the engine compiles each when it is first tried, which takes a third of a
   * second for all of them. Not needed for a question to be screened, only for the first one not to wait.
   */
  async prepare(): Promise<void> {
    for (const rule of this.declineRules) await prepare(rule);
  }

  /** Whether a reply has a wording in a language; one in Simplified Chinese is made of that in Traditional. */
  isWordedIn(code: string, language: string): boolean {
    return this.#replies.get(code)?.wordings.has(language === "zh-Hans" ? "zh-Hant" : language) ?? false;
  }

  /** Whom to ask, in Chinese for Chinese and in English for any other language. */
  contact(language: string): Contact {
    const { name, phone, url, morePhones } = this.#contact;
    const worded = (words: z.infer<typeof wordings>): string => {
      if (!language.startsWith("zh")) return words.en;
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

/**
 * Reads `prompts/`: `replies/*.yaml`, the words that their patterns share, and `contact.yaml`. Throws `RepliesError`
 * naming the file that cannot be used.
 */
export async function loadReplies(folder: string): Promise<Replies> {
  const names = (await readdir(join(folder, "replies"))).filter((name) => name.endsWith(".yaml")).sort();
  const shared = await readOfficialFile(join(folder, "pattern-words.yaml"), patternWordsSchema);
  const replies = new Map<string, Reply>();
  for (const name of names) {
    const path = join(folder, "replies", name);
    const { reason, words, patterns, sentences, unless, letters, ...texts } = await readOfficialFile(
      path,
      replySchema,
    );
    const code = name.slice(0, -".yaml".length);
    const written = { words, patterns, sentences, unless, letters };
    replies.set(code, {
      rule: reason === undefined ? null : inFile(path, () => declineRule(reason, code, written, shared)),
      wordings: new Map(Object.entries(texts)),
    });
  }
  return new Replies(replies, await readOfficialFile(join(folder, "contact.yaml"), contactSchema));
}

function inFile<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new RepliesError(`${path}: ${error.message}`, { cause: error });
  }
}
