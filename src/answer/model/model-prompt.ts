import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AIMessage, type BaseMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { maskPersonalData } from "../../language/mask-personal-data.ts";
import type { AnswerLanguage } from "../answerer.ts";
import { RepliesError } from "../official-file.ts";
import type { NumberedPassage } from "./numbered-evidence.ts";
import { withoutAddresses } from "./without-addresses.ts";

/** What a model is asked, and in which language. */
export interface ModelQuestion {
  readonly question: string;
  readonly language: AnswerLanguage;
  readonly evidence: readonly NumberedPassage[];
}

/** A sentence that could not be shown, with what is wrong with it, in words for a model. */
export interface Fault {
  readonly text: string;
  readonly wrong: readonly string[];
}

const FOLDER = "model";
/** What each prompt has to leave room for. */
const PLACEHOLDERS = { "answer.md": ["language"], "again.md": ["language", "faults"] } as const;
/** Enough hexadecimal digits to tell any two wordings apart. */
const VERSION_DIGITS = 16;

/** Languages as models are told them. */
const LANGUAGE_NAMES: Readonly<Record<AnswerLanguage, string>> = {
  en: "English",
  "zh-Hant": "Traditional Chinese as it is written in Taiwan (臺灣正體中文)",
  "zh-Hans": "Simplified Chinese (简体中文)",
};

/** The prompts of a language model, as the city approves them in `prompts/model`. */
export class ModelPrompt {
  readonly #answer: string;
  readonly #again: string;
  /** Changes with every word of them. */
  readonly version: string;

  constructor(answer: string, again: string) {
    this.#answer = answer;
    this.#again = again;
    this.version = createHash("sha256").update(`${answer}\0${again}`).digest("hex").slice(0, VERSION_DIGITS);
  }

  /**
   * The question as messages. What the citizen wrote is masked, addresses are taken out of the evidence, and both go as
   * JSON: nothing in them can look like a part of the instructions.
   */
  ask({ question, language, evidence }: ModelQuestion): BaseMessage[] {
    const data = {
      question: withoutAddresses(maskPersonalData(question).text),
      evidence: evidence.map(({ n, article, start, end }) => ({
        n,
        title: withoutAddresses(article.title),
        published: article.publishedOn,
        publisher: withoutAddresses(article.publisher),
        text: withoutAddresses(article.body.slice(start, end)),
      })),
    };
    return [
      new SystemMessage(filled(this.#answer, { language: LANGUAGE_NAMES[language] })),
      new HumanMessage(JSON.stringify(data)),
    ];
  }

  /** What is said after a reply of which some sentences cannot be shown. */
  askAgain(reply: string, faults: readonly Fault[], language: AnswerLanguage): BaseMessage[] {
    const lines = faults.map(({ text, wrong }) => `- ${JSON.stringify(text)}: ${wrong.join("; ")}`);
    const values = { language: LANGUAGE_NAMES[language], faults: lines.join("\n") };
    return [new AIMessage(reply), new HumanMessage(filled(this.#again, values))];
  }
}

/** Reads the prompts. Rejects with `RepliesError` naming a file that cannot be used. */
export async function loadModelPrompt(folder: string): Promise<ModelPrompt> {
  const read = async (name: keyof typeof PLACEHOLDERS): Promise<string> => {
    const path = join(folder, FOLDER, name);
    let text: string;
    try {
      text = (await readFile(path, "utf8")).trim();
    } catch (error) {
      throw new RepliesError(`${path}: cannot be read`, { cause: error });
    }
    const missing = PLACEHOLDERS[name].find((placeholder) => !text.includes(`{${placeholder}}`));
    if (missing !== undefined) throw new RepliesError(`${path}: has no {${missing}}`);
    return text;
  };
  return new ModelPrompt(await read("answer.md"), await read("again.md"));
}

/** A function puts the values in: a `$` in one means nothing then. */
function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
