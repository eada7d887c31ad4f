import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type GoldenQuestion, readQuestions } from "../../src/commands/eval/questions.ts";
import { readCorpusFolder } from "../../src/corpus/read-folder.ts";

const TEST = fileURLToPath(new URL("..", import.meta.url));
const ELSEWHERE = join(TEST, "golden-elsewhere");

/** Articles that tell of several events, so that questions about different ones rest on them: overviews and tables. */
const OVERVIEWS = [
  "2010-2019-zh-wikipedia-forum-table",
  "2018-wikipedia-shanghai-taipei-city-forum",
];
/**
 * Articles of one event that also tell of another, or of how the series went on. They were on both sides when the
 * questions were split; no more may join them.
 */
const SHARED_FROM_THE_START = [
  "2011-07-24-han-zheng-meets-hau-xinhua",
  "2021-12-01-forum-goes-virtual-topics-planned",
  "2021-12-01-online-forum-three-memorandums",
  "2021-12-01-taiwan-news-forum-online",
  "2025-05-16-masters-games-mayors-received",
  "twin-city-forum-01-digest",
  "twin-city-forum-12-digest",
];

/** What stands on both sides of a split, in order. */
function onBothSides(
  questions: readonly GoldenQuestion[],
  labelsOf: (question: GoldenQuestion) => readonly string[],
): string[] {
  const labels = (isHeldOut: boolean): Set<string> =>
    new Set(questions.filter(({ split }) => (split === "heldout") === isHeldOut).flatMap(labelsOf));
  const developed = labels(false);
  return [...labels(true)].filter((label) => developed.has(label)).sort();
}

/** Articles that answer a question; a translation counts as its original. */
function originals(gold: readonly string[], translationOf: ReadonlyMap<string, string>): string[] {
  return gold.map((id) => translationOf.get(id) ?? id);
}

async function translations(corpus: string): Promise<Map<string, string>> {
  const { articles } = await readCorpusFolder(corpus);
  return new Map(
    articles.flatMap(({ id, translationOf }) => (translationOf === null ? [] : [[id, translationOf]])),
  );
}

/** Each folder of questions with the articles that they are about. */
const sets = [
  { questions: join(TEST, "golden"), corpus: join(dirname(TEST), "corpus") },
  ...(await readdir(ELSEWHERE, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      questions: join(ELSEWHERE, name),
      corpus: join(TEST, "fixtures", name),
    })),
];

function question(split: string, group: string, gold: readonly string[]): GoldenQuestion {
  return {
    id: `${split}-${group}`, group, split, language: "en", question: "?", after: [], kind: "", answerable: true,
    cross_language: false, paraphrase: false, required: [], forbidden: [], gold: [...gold],
  }; // prettier-ignore
}

describe("an event on both sides", () => {
  const questions = [
    question("dev", "ferry", ["ferry-sails", "harbour-table"]),
    question("dev", "choir", ["choir-sings"]),
    question("heldout", "ferry", ["ferry-returns"]),
    question("heldout", "rain", ["choir-sings-zh", "rain-falls"]),
  ];

  it("is found by its label", () => {
    expect(onBothSides(questions, ({ group }) => [group])).toEqual(["ferry"]);
  });

  it("is found by an article and by its translation", () => {
    const translationOf = new Map([["choir-sings-zh", "choir-sings"]]);
    const shared = (known: ReadonlyMap<string, string>): string[] =>
      onBothSides(questions, ({ gold }) => originals(gold, known));
    expect(shared(new Map())).toEqual([]);
    expect(shared(translationOf)).toEqual(["choir-sings"]);
  });
});

describe.each(sets)("held-out questions in $questions", ({ questions: folder, corpus }) => {
  it("are about other events than the development questions", async () => {
    expect(onBothSides(await readQuestions(folder), ({ group }) => [group])).toEqual([]);
  });

  it("are answered by other articles than the development questions", async () => {
    const translationOf = await translations(corpus);
    const shared = onBothSides(await readQuestions(folder), ({ gold }) => originals(gold, translationOf));
    const known = new Set([...OVERVIEWS, ...SHARED_FROM_THE_START]);
    expect(shared.filter((id) => !known.has(id))).toEqual([]);
  });
});
