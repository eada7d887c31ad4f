/**
 * Writes questions with the passages and sentences that answer them, as the embedding model reads them, for
 * `train_embedding.py`: `node launch.mjs training/embedding-pairs.ts PATH_OF_SETS OUT`. Of the public sets (XQuAD, DRCD, ChronoQA)
 * the development half that `npm run retrieval` has, and of the invented cities all.
 */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { holdsForm } from "../src/commands/eval/judge.ts";
import { type GoldenQuestion, readQuestions } from "../src/commands/eval/questions.ts";
import type { Article } from "../src/corpus/article.ts";
import { readDictionary } from "../src/language/dictionary.ts";
import { Glosser } from "../src/language/gloss.ts";
import { prepareDictionary } from "../src/language/prepare-dictionary.ts";
import { sentenceSpans } from "../src/language/sentences.ts";
import { toTraditional } from "../src/language/to-traditional.ts";
import { readSources } from "../src/read-sources.ts";
import { passageText } from "../src/search/passage-terms.ts";
import { splitPassages } from "../src/search/split-passages.ts";
import { askedInTime } from "../test/bench/retrieval/asked-in-time.ts";
import { readQuestionSets } from "../test/bench/retrieval/question-sets.ts";

/** A question with the texts that answer it. */
interface Line {
  /** The set or the city. */
  readonly set: string;
  /** The articles that answer it, none of whose texts is a wrong one. */
  readonly gold: readonly string[];
  readonly q: string;
  /** Texts that answer, any of them. */
  readonly right: readonly string[];
}

/** Questions that were written for the cross-encoder after the embedding had been trained. */
const WRITTEN_LATER = new Set(["contrast-dev.yaml", "paraphrase-dev.yaml"]);
const CITIES = join(import.meta.dirname, "cities");
const [sets = "", out = ""] = process.argv.slice(2);
const dictionary = await readDictionary((await prepareDictionary("data")).path);
const lines: Line[] = [];
/** Passages of each set with their article, for wrong ones to be drawn from. */
const pools: { readonly set: string; readonly article: string; readonly text: string }[] = [];

await addPublicSets();
for (const city of (await readdir(CITIES)).sort()) await addCity(city);
await writeFile(out, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
await writeFile(`${out}.pool`, pools.map((passage) => `${JSON.stringify(passage)}\n`).join(""));

async function addPublicSets(): Promise<void> {
  const { glossary } = await readSources("corpus", new AbortController().signal);
  const glosser = new Glosser(glossary, dictionary);
  const all = await readQuestionSets(sets);
  for (const pool of all) {
    const passages = new Map<string, string[]>();
    const dev = new Set(pool.questions.filter(({ half }) => half === "dev").flatMap(({ gold }) => gold));
    for (const article of pool.articles) {
      if (!dev.has(article.id)) continue;
      const texts = passagesOf(article, glosser);
      passages.set(article.id, texts);
      for (const text of texts) pools.push({ set: pool.name, article: article.id, text });
    }
    const asking = all.filter(
      (set) => set === pool || (set.name.startsWith("XQuAD") && pool.name.startsWith("XQuAD")),
    );
    for (const set of asking) {
      for (const { text, gold, askedOn, half } of set.questions) {
        if (half !== "dev") continue;
        const question = toTraditional(text);
        const asked = askedOn === null ? question : askedInTime(question, askedOn);
        const right = gold.flatMap((id) => passages.get(id) ?? []);
        lines.push({ set: pool.name, gold, q: glosser.gloss(asked), right });
      }
    }
  }
}

async function addCity(city: string): Promise<void> {
  const folder = join(CITIES, city);
  const { articles, glossary } = await readSources(join(folder, "articles"), new AbortController().signal);
  const glosser = new Glosser(glossary, dictionary);
  const byId = new Map(articles.map((article) => [article.id, article]));
  for (const article of articles) {
    for (const text of passagesOf(article, glosser)) pools.push({ set: city, article: article.id, text });
  }
  for (const question of await questionsOf(join(folder, "questions"))) {
    if (!question.answerable) continue;
    const right = question.gold.flatMap((id) => {
      const article = byId.get(id);
      return article === undefined ? [] : rightTexts(article, question.required, glosser);
    });
    if (right.length === 0) continue;
    lines.push({ set: city, gold: question.gold, q: glosser.gloss(question.question), right });
  }
}

async function questionsOf(folder: string): Promise<GoldenQuestion[]> {
  const files = (await readdir(folder)).filter((name) => !WRITTEN_LATER.has(name)).sort();
  return (await Promise.all(files.map((name) => readQuestions(join(folder, name))))).flat();
}

/** Passages and sentences that hold every required value. */
function rightTexts(article: Article, required: readonly (readonly string[])[], glosser: Glosser): string[] {
  const holdsAll = (text: string): boolean =>
    required.every((forms) => forms.some((form) => holdsForm(text, form)));
  const passages = splitPassages(article).filter(({ text }) => holdsAll(text));
  const sentences = sentenceSpans(article.body)
    .map(({ start, end }) => article.body.slice(start, end))
    .filter(holdsAll);
  return [
    ...passages.map((passage) => glosser.gloss(passageText(passage))),
    ...sentences.map((text) => glosser.gloss(text)),
  ];
}

function passagesOf(article: Article, glosser: Glosser): string[] {
  return splitPassages(article).map((passage) => glosser.gloss(passageText(passage)));
}
