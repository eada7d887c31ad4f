import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { holdsForm } from "../src/commands/eval/judge.ts";
import { readQuestions } from "../src/commands/eval/questions.ts";
import { readCorpusFolder } from "../src/corpus/read-folder.ts";

const CITIES = fileURLToPath(new URL("../training/cities", import.meta.url));

describe.each(await readdir(CITIES))("the city to train on %s", (city) => {
  it("has articles that can all be read", async () => {
    const { articles, rejected, doubtful } = await readCorpusFolder(join(CITIES, city, "articles"));
    expect(articles.length).toBeGreaterThan(0);
    expect([...rejected, ...doubtful]).toEqual([]);
  });

  it("has questions of the development split, whose answers stand in the articles they name", async () => {
    const { articles } = await readCorpusFolder(join(CITIES, city, "articles"));
    const bodies = new Map(articles.map(({ id, body }) => [id, body]));
    const questions = await readQuestions(join(CITIES, city, "questions"));
    expect(questions.filter(({ split }) => split !== "dev")).toEqual([]);
    const lacking = questions.flatMap(({ id, required, gold }) =>
      required
        .filter(
          (forms) => !gold.some((name) => forms.some((form) => holdsForm(bodies.get(name) ?? "", form))),
        )
        .map((forms) => `${id}: ${forms.join(" or ")}`),
    );
    expect(lacking).toEqual([]);
  });
});
