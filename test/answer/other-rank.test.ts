import { expect, test } from "vitest";
import { openInventedBot } from "./invented-corpus.ts";

const CUP = `---
id: kumano-cup
title: Taipei hosts the Kumano Cup
language: en
publisher: Secretariat
published: 2025-02-21
official: true
cities: [Taipei, Kumano]
---

Eight teams came to Taipei for the Kumano Cup in dragon boat racing.

The gold medal of the Kumano Cup went to the team of Harbor College.
`;

test("who won another medal than was asked for is not said", async () => {
  const { bot, close } = await openInventedBot("2026-11-20T12:00", { more: { "kumano-cup": CUP } });
  const ask = async (question: string): Promise<string> => {
    const { sentences } = await bot.answerer.ask({ question, conversationId: null, language: null });
    return sentences.map(({ text }) => text).join(" ");
  };
  try {
    expect(await ask("Which team won the gold medal of the Kumano Cup?")).toContain("Harbor College");
    expect(await ask("Which team won the silver medal of the Kumano Cup?")).not.toContain("Harbor College");
  } finally {
    await close();
  }
});
