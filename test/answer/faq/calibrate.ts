import "../../../src/no-tracing.ts";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { leastSimilarity } from "../../../src/answer/faq/match-question.ts";
import { NearestQuestions } from "../../../src/answer/faq/nearest-questions.ts";
import { compareQuestions, MOST_UNMATCHED } from "../../../src/answer/faq/same-question.ts";
import { homeCity } from "../../../src/answer/lists/home-city.ts";
import { FeatureReader } from "../../../src/answer/text-features.ts";
import { understand } from "../../../src/answer/understand.ts";
import { type GoldenQuestion, readQuestions } from "../../../src/commands/eval/questions.ts";
import { loadConfig } from "../../../src/config.ts";
import { hasHan } from "../../../src/language/han.ts";
import { readDictionary } from "../../../src/language/dictionary.ts";
import { prepareDictionary } from "../../../src/language/prepare-dictionary.ts";
import { openArticles } from "../../../src/open-articles.ts";
import { readSources } from "../../../src/read-sources.ts";
import { changed } from "./changed-questions.ts";
import { sameValues } from "./same-values.ts";

/**
 * Measures on the development questions when one question may be answered with what was kept for another one: prints, for
 * each number of unmatched words and least cosine, how many pairs are taken for the same, how many of them ask for the same
 * values, and with `--list` those that seem not to. `DATA_DIR` has to hold an index of the shipped corpus.
 */
const FROM = 0.65;
const STEPS = [0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];
const GOLDEN = join(import.meta.dirname, "../../golden");

interface Pair {
  readonly asked: string;
  readonly kept: string;
  readonly similarity: number;
  readonly unmatched: number;
  /** Asks for the same values, or was made to ask for others. */
  readonly isSame: boolean;
  readonly isMade: boolean;
  /** In two languages. */
  readonly isAcross: boolean;
}

const { dataDir, corpusDir } = loadConfig();
const { signal } = new AbortController();
const { articles, glossary, concepts } = await readSources(corpusDir, signal);
const dictionary = await prepareDictionary(dataDir, signal);
const reader = new FeatureReader(glossary, await readDictionary(dictionary.path), concepts);
const { index } = await openArticles({ articles, glossary, dataDir, dictionary, signal });
const home = homeCity(index.articles(), glossary);

const questions = await developmentQuestions();
const understoodOf = (text: string, { asked_on: today = "2026-11-30" }: GoldenQuestion) =>
  understand(text, null, { reader, statistics: index, today });
const understood = questions.map((question) => understoodOf(question.question, question));
const vectors = await embedded(understood.map(({ text }) => text));
const places = questions.flatMap(({ answerable }, place) => (answerable ? [place] : []));
const kept = new NearestQuestions(
  places,
  places.map((place) => vectors[place] ?? new Float32Array()),
);

const pairs: Pair[] = [];
let positives = 0;
let made = 0;
for (const [place, question] of questions.entries()) {
  positives += places.filter((other) => other !== place && sameValues(question, questions[other])).length;
  compareAll(place, question.question, false);
}
// Questions that were made to ask for something else: their nearest is the one that they were made of.
for (const [place, question] of questions.entries()) {
  if (!question.answerable) continue;
  for (const text of changed(question.question)) {
    made++;
    const [vector = new Float32Array()] = await embedded([understoodOf(text, question).text]);
    compareAll(place, text, true, vector);
  }
}
report();
await index.close();

function compareAll(place: number, text: string, isMade: boolean, vector = vectors[place]): void {
  const question = questions[place];
  if (question === undefined || vector === undefined) return;
  const asked = isMade ? understoodOf(text, question) : understood[place];
  for (const { kept: other, similarity } of kept.near(vector, FROM)) {
    const near = questions[other];
    const of = understood[other];
    if (near === undefined || of === undefined || asked === undefined) continue;
    if (isMade ? other !== place : other === place) continue;
    const { differs, unmatched } = compareQuestions(asked, of, { reader, home });
    if (differs !== null || unmatched > MOST_UNMATCHED) continue;
    const isSame = !isMade && sameValues(question, near);
    const isAcross = hasHan(text) !== hasHan(near.question);
    pairs.push({ asked: text, kept: near.question, similarity, unmatched, isSame, isMade, isAcross });
  }
}

function report(): void {
  process.stdout.write(
    `${questions.length} questions, ${positives} ordered pairs that ask for the same values, ${made} made to ask for others\n`,
  );
  process.stdout.write("unmatched  languages  cosine  pairs  same  precision  recall  made\n");
  for (const [unmatched, isAcross] of [
    [0, false],
    [0, true],
    [1, false],
    [1, true],
  ] as const) {
    for (const least of STEPS) {
      const taken = pairs.filter(
        (pair) => pair.unmatched === unmatched && pair.isAcross === isAcross && pair.similarity >= least,
      );
      const natural = taken.filter(({ isMade }) => !isMade);
      const same = natural.filter(({ isSame }) => isSame).length;
      const columns = [
        String(unmatched).padStart(9),
        (isAcross ? "two" : "one").padStart(10),
        least.toFixed(2).padStart(7),
        String(natural.length).padStart(6),
        String(same).padStart(5),
        (natural.length === 0 ? "–" : (same / natural.length).toFixed(3)).padStart(10),
        (same / positives).toFixed(3).padStart(7),
        String(taken.length - natural.length).padStart(5),
      ];
      process.stdout.write(`${columns.join(" ")}\n`);
    }
  }
  const taken = pairs.filter(({ unmatched, isAcross, similarity }) => {
    const least = leastSimilarity(unmatched, isAcross);
    return least !== null && similarity >= least;
  });
  const natural = taken.filter(({ isMade }) => !isMade);
  const same = natural.filter(({ isSame }) => isSame).length;
  process.stdout.write(
    `as set: ${same} of ${natural.length} pairs ask for the same, recall ${(same / positives).toFixed(3)}; ` +
      `${taken.length - natural.length} of ${made} made to ask for others are taken\n`,
  );
  if (!process.argv.includes("--list")) return;
  for (const { asked, kept: near, similarity, unmatched, isSame, isMade, isAcross } of pairs) {
    if (isSame && !isAcross) continue;
    const values = [
      similarity.toFixed(3),
      isSame ? "same" : "",
      unmatched,
      isAcross ? "two" : "one",
      isMade ? "made" : "",
      asked,
      near,
    ];
    process.stdout.write(`${values.join(" | ")}\n`);
  }
}

async function developmentQuestions(): Promise<GoldenQuestion[]> {
  const names = (await readdir(GOLDEN)).filter((name) => name.endsWith("-dev.yaml")).sort();
  const read = await Promise.all(names.map((name) => readQuestions(join(GOLDEN, name))));
  return read.flat().filter(({ after }) => after.length === 0);
}

async function embedded(texts: readonly string[]): Promise<Float32Array[]> {
  const found: Float32Array[] = [];
  for (let from = 0; from < texts.length; from += 64) {
    found.push(...(await index.embedAll(texts.slice(from, from + 64))));
  }
  return found;
}
