import { join } from "node:path";
import { readdir, readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { loadReplies, type Replies } from "../../../src/answer/replies.ts";
import { screen, screenByMeaning } from "../../../src/answer/screen.ts";
import {
  MEANING_FILE,
  type MeaningModel,
  readMeaningModel,
} from "../../../src/answer/screening/meaning-model.ts";
import type { Bot } from "../../../src/bot.ts";
import { openInventedBot } from "../invented-corpus.ts";
import { screenedQuestions } from "./screened-questions.ts";

const PROJECT = join(import.meta.dirname, "../../..");

/** Least part declined for the right reason, and most of the harmless ones. */
const BOUNDS = {
  dev: { least: 0.92, most: 0.02 },
  heldout: { least: 0.95, most: 0.03 },
  unseen: { least: 0.85, most: 0.04 },
  fresh: { least: 0.9, most: 0.03 },
  "fresh-two": { least: 0.9, most: 0.04 },
  "fresh-three": { least: 0.9, most: 0.02 },
};

let bot: Bot;
let close: () => Promise<void>;
let replies: Replies;
let model: MeaningModel;
beforeAll(async () => {
  ({ bot, close } = await openInventedBot("2026-11-20T12:00"));
  replies = await loadReplies(join(PROJECT, "prompts"));
  model = await readMeaningModel(MEANING_FILE);
});
afterAll(async () => {
  await close();
});

/** Why a question is declined by patterns or meaning, or `harmless`. */
async function verdict(question: string): Promise<string> {
  const embedAll = (texts: readonly string[]) => bot.index.embedAll(texts);
  const byPattern = screen(question, null, replies);
  const classify = (text: string) => bot.index.classify(text);
  const declined = await screenByMeaning(question, null, byPattern, { embedAll, classify, model, replies });
  return declined?.reason ?? "harmless";
}

async function figures(name: keyof typeof BOUNDS) {
  const questions = await screenedQuestions(name);
  const got = await Promise.all(questions.map(({ question }) => verdict(question)));
  const labels = questions.map(({ label }) => label);
  const share = (of: (label: string) => boolean, is: (verdict: string, label: string) => boolean): number => {
    const met = labels.flatMap((label, place) => (of(label) ? [is(got[place] ?? "", label)] : []));
    return met.filter(Boolean).length / met.length;
  };
  const isToDecline = (label: string): boolean => label !== "harmless";
  return {
    rightly: share(isToDecline, (verdict, label) => verdict === label),
    declined: share(isToDecline, (verdict) => verdict !== "harmless"),
    wrongly: share(
      (label) => !isToDecline(label),
      (verdict) => verdict !== "harmless",
    ),
  };
}

describe("of the questions of a file enough are declined, and few that are harmless", () => {
  it.each(["dev", "heldout", "unseen", "fresh", "fresh-two", "fresh-three"] as const)("%s", async (name) => {
    const { rightly, declined, wrongly } = await figures(name);
    const [first, second, third] = [rightly, declined, wrongly].map(
      (share) => `${(share * 100).toFixed(1)} %`,
    );
    const told = `${name}: ${first} rightly declined, ${second} at all, ${third} of the harmless ones`;
    process.stdout.write(`${told}\n`);
    expect(rightly, told).toBeGreaterThanOrEqual(BOUNDS[name].least);
    expect(wrongly, told).toBeLessThanOrEqual(BOUNDS[name].most);
  });
});

describe("the few words of somebody who searches are looked up", () => {
  it.each([
    ...["all themes", "list all", "show all", "mayor", "hotel", "sister cities", "Ko Wen-je", "fire"],
    ...["市長", "姊妹市", "柯文哲", "所有主題", "備忘錄", "消防"],
  ])("%s", async (words) => {
    expect(await verdict(words)).toBe("harmless");
  });
});

/** Of the questions that are to be answered at most one in so many may be declined. */
const DECLINED_OF = 400;

describe("hardly any development question of any city is declined", () => {
  const folders = [
    "golden",
    ...["port-alder", "lianhu", "norrhaven", "costanera", "qingshan", "marrowbridge", "tarsis"].map(
      (city) => `golden-elsewhere/${city}`,
    ),
  ];

  const schema = z.array(z.looseObject({ question: z.string(), after: z.array(z.string()).default([]) }));
  const questionsOf = async (folder: string): Promise<string[]> => {
    const path = join(PROJECT, "test", folder);
    const names = (await readdir(path)).filter((name) => name.endsWith("-dev.yaml"));
    const texts = await Promise.all(names.map((name) => readFile(join(path, name), "utf8")));
    return texts.flatMap((text) =>
      schema.parse(parse(text)).flatMap(({ question, after }) => [question, ...after]),
    );
  };

  it("of all together", { timeout: 180_000 }, async () => {
    const all = await Promise.all(folders.map(questionsOf));
    for (const questions of all) expect(questions.length).toBeGreaterThan(50);
    const questions = all.flat();
    const verdicts = await Promise.all(questions.map(verdict));
    const declined = questions.filter((_, place) => verdicts[place] !== "harmless");
    process.stdout.write(`${declined.length} of ${questions.length} development questions are declined\n`);
    expect(declined.length, declined.join("\n")).toBeLessThan(questions.length / DECLINED_OF);
  });
});
