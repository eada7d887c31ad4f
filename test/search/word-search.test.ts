import { describe, expect, test, vi } from "vitest";
import { decodeDictionary, encodeDictionary } from "../../src/language/dictionary.ts";
import { fold } from "../../src/language/fold.ts";
import { Glossary } from "../../src/language/glossary.ts";
import { MeaningReader } from "../../src/language/meaning-words.ts";
import { NO_PASSAGE } from "../../src/search/word-index.ts";
import { WordIndexBuilder } from "../../src/search/word-index-builder.ts";
import { Stretch } from "../../src/search/stretch.ts";
import { WordSearch } from "../../src/search/word-search.ts";

const senses: Readonly<Record<string, string[]>> = {
  抗議: ["protest"], 環保: ["environmental protection"], 發明: ["invent", "invention"], 線圈: ["coil"], 醫生: ["doctor"],
  病人: ["patient"], 公園: ["park"],
}; // prettier-ignore
const dictionary = decodeDictionary(
  encodeDictionary(new Map(Object.entries(senses).map(([word, list]) => [fold(word), list]))),
);
const reader = new MeaningReader(new Glossary([]), dictionary);

/** Sentences by article and passage; an article's title comes first. */
function searchOf(articles: readonly { title: string; passages: readonly (readonly string[])[] }[]) {
  const builder = new WordIndexBuilder(reader);
  let passage = 0;
  articles.forEach(({ title, passages }, place) => {
    builder.add(title, place, NO_PASSAGE);
    for (const sentences of passages) {
      for (const sentence of sentences) builder.add(sentence, place, passage);
      passage++;
    }
  });
  const search = new WordSearch(builder.build(), articles.length, passage);
  return (question: string) => search.scores(reader.words(question));
}

function bestOf(scores: Float32Array): number {
  return scores.indexOf(Math.max(...scores));
}

const scores = searchOf([
  { title: "", passages: [["Doctors treat patients."], ["Nikola Tesla invented coils."]] },
  { title: "", passages: [["環保團體在公園抗議。"]] },
  { title: "", passages: [["特斯拉發明了線圈。"]] },
  { title: "Parks", passages: [["Environmentalists protested."]] },
]);

describe("WordSearch", () => {
  test("finds Chinese by English words that it may mean, and the other way round", async () => {
    const chinese = (await scores("Who protested for the environment in the park?")).passages;
    expect(chinese[2]).toBeGreaterThan(0);
    const english = (await scores("醫生與病人")).passages;
    expect(bestOf(english)).toBe(0);
  });

  test("finds a name by its sound in both directions", async () => {
    expect((await scores("Tesla")).passages[3]).toBeGreaterThan(0);
    expect((await scores("特斯拉")).passages[1]).toBeGreaterThan(0);
    expect((await scores("Tesla")).passages[2]).toBe(0);
  });

  test("compares no more words of a question by their sound than a question has", async () => {
    const others = Array.from(
      { length: 100 },
      (_, at) => `Nr${"abcdefghij".charAt(at % 10)}v${"klmnpqrstu".charAt(Math.floor(at / 10))}`,
    );
    expect((await scores(["Tesla", ...others].join(" "))).passages[3]).toBeGreaterThan(0);
    expect((await scores([...others, "Tesla"].join(" "))).passages[3]).toBe(0);
  });

  test("finds kin of a word at a lower weight than the word", async () => {
    const { passages } = await scores("environmentalists");
    expect(passages[4]).toBeGreaterThan(passages[2] ?? 0);
    expect((await scores("environment")).passages[4]).toBeGreaterThan(0);
  });

  test("counts a title for its article and for no passage", async () => {
    const { articles, passages } = await scores("parks");
    expect(articles[3]).toBeGreaterThan(0);
    expect(passages[4]).toBe(0);
  });

  test("scores nothing where nothing is shared", async () => {
    expect([...(await scores("weather")).passages]).toEqual([0, 0, 0, 0, 0]);
  });

  test("a repeated search finds the same", async () => {
    expect(await scores("Tesla coils")).toEqual(await scores("Tesla coils"));
  });

  test("lets others in between two words, and searches at once do not count for each other", async () => {
    const questions = ["Tesla coils in the park", "Who protested for the environment?"];
    const alone = [await scores(questions[0] ?? ""), await scores(questions[1] ?? "")];
    const isOver = vi.spyOn(Stretch.prototype, "isOver", "get").mockReturnValue(true);
    try {
      const givingWay = vi.spyOn(Stretch.prototype, "giveWay");
      const together = await Promise.all(questions.map(scores));
      expect(givingWay.mock.calls.length).toBeGreaterThan(3);
      expect(together).toEqual(alone);
    } finally {
      isOver.mockRestore();
    }
  });
});
