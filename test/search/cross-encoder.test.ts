import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { Glosser } from "../../src/language/gloss.ts";
import { type AnswerCandidate, CrossEncoder } from "../../src/search/cross-encoder.ts";
import { WordEmbeddings } from "../../src/search/word-embeddings.ts";
import { GLOSSARY } from "./news-fixture.ts";

const DICTIONARY = {
  合唱團: ["choir"],
  訪問: ["visit"],
  市長: ["mayor"],
  指揮: ["conductor"],
  演唱: ["sing"],
};
let encoder: CrossEncoder;

beforeAll(async () => {
  const dictionary = decodeDictionary(encodeDictionary(new Map(Object.entries(DICTIONARY))));
  const glosser = new Glosser(GLOSSARY, dictionary);
  encoder = await CrossEncoder.load(1, await WordEmbeddings.load(), (text) => glosser.gloss(text));
});
afterAll(async () => {
  await encoder.release();
});

const TITLE = "Harbour choir sings in Vestervik";
const TEXTS = [
  "The harbour choir of Brackwater sang in Vestervik on May 4, 2019.",
  "Marta Lindholm led the singers.",
  "The hall holds 900 people.",
  "They stayed for three nights and also visited the shipyard.",
];
const candidates = TEXTS.map((text, place) => ({ title: TITLE, before: TEXTS[place - 1] ?? "", text }));

async function scoresOf(question: string, read: readonly AnswerCandidate[]): Promise<number[]> {
  const scores: number[] = [];
  for (const candidate of read) scores.push(await encoder.score(question, candidate));
  return scores;
}

async function best(question: string): Promise<string | undefined> {
  const scores = await scoresOf(question, candidates);
  return TEXTS[scores.indexOf(Math.max(...scores))];
}

describe("a sentence read together with a question", () => {
  test.each([
    ["Who was in charge of the choir?", TEXTS[1]],
    ["How many seats does the hall have?", TEXTS[2]],
    ["On which date did the choir perform?", TEXTS[0]],
    ["How long did the choir remain in the city?", TEXTS[3]],
  ])("answers in other words: %s", async (question, answer) => {
    expect(await best(question)).toBe(answer);
  });

  test("scores lower where the text does not tell what is asked", async () => {
    const told = Math.max(...(await scoresOf("Who led the choir in Vestervik?", candidates)));
    const untold = Math.max(...(await scoresOf("How much did the journey of the choir cost?", candidates)));
    expect(told).toBeGreaterThan(untold + 1);
  });

  test("scores the same each time, whatever was read before", async () => {
    const question = "Who led the choir?";
    const scores = await scoresOf(question, candidates);
    expect((await scoresOf(question, candidates.toReversed())).reverse()).toEqual(scores);
  });

  test("takes texts of any length, empty ones among them", async () => {
    const long = "The choir sang again and again. ".repeat(200);
    const scores = await scoresOf(long, [
      { title: long, before: long, text: long },
      { title: "", before: "", text: "" },
    ]);
    expect(scores.every(Number.isFinite)).toBe(true);
  });
});
