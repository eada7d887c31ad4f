import { expect, test } from "vitest";
import { openInventedBot } from "./invented-corpus.ts";

const QUESTIONS_AND_ANSWERS = `---
id: kumano-questions
title: Kumano and Taipei, in questions
language: en
publisher: Secretariat
published: 2025-02-21
official: true
cities: [Taipei, Kumano]
---

People have been asking about Kumano in Japan since the visit.

Is Kumano now a sister city of Taipei?

Not yet: the council will vote on a friendship with Kumano in May.
`;

test("a sentence that only asks answers nothing, however like the question it is", async () => {
  const { bot, close } = await openInventedBot("2026-11-20T12:00", {
    more: { "kumano-questions": QUESTIONS_AND_ANSWERS },
  });
  try {
    const question = "Is Kumano a sister city of Taipei now?";
    const { sentences } = await bot.answerer.ask({ question, conversationId: null, language: null });
    expect(sentences.map(({ text }) => text)).toEqual([
      expect.stringContaining("Not yet: the council will vote on a friendship with Kumano in May."),
    ]);
  } finally {
    await close();
  }
});
