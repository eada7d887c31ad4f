import { expect, test } from "vitest";
import { openInventedBot } from "./invented-corpus.ts";

function newsOf(id: string, title: string, body: string): string {
  return `---
id: ${id}
title: ${title}
language: en
publisher: Secretariat
published: 2025-02-21
official: true
cities: [Taipei, Kumano]
---

${body}
`;
}

/** The sentences that a bot answers a question with that also has an article of its own. */
async function answers(article: string, ...questions: readonly string[]): Promise<string[][]> {
  const { bot, close } = await openInventedBot("2026-11-20T12:00", { more: { article } });
  try {
    const said: string[][] = [];
    for (const question of questions) {
      const { sentences } = await bot.answerer.ask({ question, conversationId: null, language: null });
      said.push(sentences.map(({ text }) => text));
    }
    return said;
  } finally {
    await close();
  }
}

test("a sentence that only asks answers nothing, however like the question it is", async () => {
  const article = newsOf(
    "kumano-questions",
    "Kumano and Taipei, in questions",
    `People have been asking about Kumano in Japan since the visit.

Is Kumano now a sister city of Taipei?

Kumano is not a sister city of Taipei yet: the council will vote in May.`,
  );
  expect(await answers(article, "Is Kumano a sister city of Taipei now?")).toEqual([
    ["Kumano is not a sister city of Taipei yet: the council will vote in May."],
  ]);
});

test("who won another medal than was asked for is not said", async () => {
  const article = newsOf(
    "kumano-cup",
    "Taipei hosts the Kumano Cup",
    `Eight teams came to Taipei for the Kumano Cup in dragon boat racing.

Harbor College of Kumano won the gold medal, a boat length ahead of its rivals.`,
  );
  const [gold = [], silver = []] = await answers(
    article,
    "Which team won the gold medal of the Kumano Cup?",
    "Which team won the silver medal of the Kumano Cup?",
  );
  expect(gold.join(" ")).toContain("Harbor College");
  expect(silver.join(" ")).not.toContain("Harbor College");
});

test("what was done for another anniversary than was asked for is not said", async () => {
  const article = newsOf(
    "kumano-anniversary",
    "Kumano and Taipei mark 25 years",
    `Kumano and Taipei became friends in 2000.

A bronze bell was unveiled in Taipei for the 25th anniversary of the ties with Kumano.`,
  );
  const [told = [], other = []] = await answers(
    article,
    "What was unveiled in Taipei for the 25th anniversary of the ties with Kumano?",
    "What was unveiled in Taipei for the 20th anniversary of the ties with Kumano?",
  );
  expect(told.join(" ")).toContain("bronze bell");
  expect(other.join(" ")).not.toContain("bronze bell");
});

test("who received a city's delegation did not visit that city", async () => {
  const sentence = "Deputy Mayor Chou Mei-ling accompanied the delegation from Kumano to Taipei Zoo.";
  const article = newsOf("kumano-zoo", "Kumano's delegation at the zoo", sentence);
  const { bot, close } = await openInventedBot("2026-11-20T12:00", { more: { article } });
  try {
    // Whatever nothing rules out is said.
    const answerer = bot.answererWith({ threshold: -100 });
    const said = async (question: string): Promise<string[]> =>
      (await answerer.ask({ question, conversationId: null, language: null })).sentences.map(
        ({ text }) => text,
      );
    expect(await said("Which Taipei deputy mayor visited Kumano?")).not.toContain(sentence);
    expect(await said("Which deputy mayor accompanied the delegation from Kumano?")).toContain(sentence);
  } finally {
    await close();
  }
});
