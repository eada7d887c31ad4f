import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Article, ArticleLanguage } from "../../../src/corpus/article.ts";

/** Which half of the questions: weights and rules are chosen on the first, the second only tells how good they are. */
export type Half = "dev" | "heldout";

/** A question with the passages that answer it. */
export interface AskedQuestion {
  readonly text: string;
  /** Ids of articles of the pool. */
  readonly gold: readonly string[];
  /** ISO day of the question, where the set has one. */
  readonly askedOn: string | null;
  readonly half: Half;
}

/** Paragraphs as articles, each of one paragraph, and the questions asked over all of them. */
export interface QuestionSet {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly questions: readonly AskedQuestion[];
}

/** Folder or file that is not there, or not of the form expected; the message says which. */
export class QuestionSetError extends Error {
  override readonly name = "QuestionSetError";
}

interface SquadFile {
  readonly data: readonly {
    readonly title: string;
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly { readonly question: string }[];
    }[];
  }[];
}

/** Reads XQuAD in both languages, DRCD and ChronoQA from a folder. */
export async function readQuestionSets(folder: string): Promise<QuestionSet[]> {
  return [
    await squad(folder, "xquad.en.json", "XQuAD en", "en"),
    await squad(folder, "xquad.zh.json", "XQuAD zh", "zh-Hant"),
    await squad(folder, "drcd-dev.json", "DRCD", "zh-Hant"),
    await chronoqa(folder),
  ];
}

/** A set in the form of SQuAD. The halves go by the paragraph, which has the same name in both languages of XQuAD. */
async function squad(
  folder: string,
  file: string,
  name: string,
  language: ArticleLanguage,
): Promise<QuestionSet> {
  const { data } = JSON.parse(await contents(join(folder, file))) as SquadFile;
  const group = file.split(/[.-]/)[0] ?? "";
  const articles: Article[] = [];
  const questions: AskedQuestion[] = [];
  for (const { title, paragraphs } of data) {
    for (const [place, { context, qas }] of paragraphs.entries()) {
      const paragraph = `${group}:${title}:${place}`;
      articles.push(articleOf(paragraph, context, language));
      for (const { question } of qas) {
        questions.push({
          text: question,
          gold: [articleId(paragraph)],
          askedOn: null,
          half: halfOf(paragraph),
        });
      }
    }
  }
  return { name, articles, questions };
}

interface ChronoQuestion {
  readonly question: string;
  readonly asked_on: string;
  readonly gold: readonly string[];
}

/** ChronoQA: questions that share a passage, through others too, are in one half. */
async function chronoqa(folder: string): Promise<QuestionSet> {
  const passages = await lines<{ id: string; text: string }>(join(folder, "chronoqa-dev-passages.jsonl"));
  const asked = await lines<ChronoQuestion>(join(folder, "chronoqa-dev-questions.jsonl"));
  const parents = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  for (const { gold } of asked) {
    const [first = "", ...others] = gold.map(root).sort();
    for (const other of others) if (other !== first) parents.set(other, first);
  }
  return {
    name: "ChronoQA",
    articles: passages.map(({ id, text }) => articleOf(id, text, "zh-Hant")),
    questions: asked.map(({ question, asked_on, gold }) => ({
      text: question,
      gold: gold.map(articleId),
      askedOn: asked_on,
      half: halfOf(root(gold[0] ?? "")),
    })),
  };
}

async function lines<Row>(path: string): Promise<Row[]> {
  return (await contents(path))
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
}

async function contents(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new QuestionSetError(`${path} cannot be read: give the folder of the public sets with --data`, {
      cause,
    });
  }
}

function halfOf(paragraph: string): Half {
  return sha256(paragraph).readUInt8(0) % 2 === 0 ? "dev" : "heldout";
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function articleId(paragraph: string): string {
  return `p-${sha256(paragraph).toString("hex").slice(0, 24)}`;
}

/** A paragraph as an article of its own, without title or day: the sets' titles would be no news headlines. */
function articleOf(paragraph: string, text: string, language: ArticleLanguage): Article {
  const body = text.normalize("NFC").replaceAll("\r\n", "\n");
  return {
    id: articleId(paragraph),
    version: sha256(body).toString("hex"),
    status: "current",
    title: "",
    titleOurs: true,
    body,
    language,
    publisher: "",
    official: false,
    url: null,
    publishedOn: null,
    eventOn: null,
    series: null,
    edition: null,
    cities: [],
    topics: [],
    translationOf: null,
  };
}
