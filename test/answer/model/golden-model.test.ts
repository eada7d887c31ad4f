import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenedModel } from "../../../src/answer/model/opened-model.ts";
import { type Bot, openBot } from "../../../src/bot.ts";
import { askGolden } from "../../../src/commands/eval/ask-golden.ts";
import type { Judged, Verdict } from "../../../src/commands/eval/judge.ts";
import { type GoldenQuestion, readQuestions } from "../../../src/commands/eval/questions.ts";
import { parseConfig } from "../../../src/config.ts";
import { openModel, type ReportedModel } from "../../../src/open-model.ts";
import { BAD_SCRIPTS } from "./golden-scripts.ts";
import { MemoryLedger } from "./memory-ledger.ts";
import {
  saying,
  type Script,
  type ScriptedEndpoint,
  startScriptedEndpoint,
  wellSaid,
} from "./scripted-endpoint.ts";

const GOLDEN = join(import.meta.dirname, "../../golden");
const PROJECT = join(import.meta.dirname, "../../..");
/** Questions of each language: those that articles answer, and those that they do not. */
const ANSWERABLE = 20;
const UNANSWERABLE = 10;
/** The day that questions are asked on which name none: what "last year" means must not change with the test's day. */
const CLOCK = Date.parse("2026-11-20T12:00:00+08:00");

let folder: string;
let endpoint: ScriptedEndpoint;
let current: ReportedModel;
let bot: Bot;
let questions: readonly GoldenQuestion[];
let without: readonly Judged[];

async function sample(): Promise<GoldenQuestion[]> {
  const files = (await readdir(GOLDEN)).filter((name) => name.endsWith("-dev.yaml")).sort();
  const all = (await Promise.all(files.map((name) => readQuestions(join(GOLDEN, name))))).flat();
  return ["en", "zh-Hant"].flatMap((language) => {
    const own = all.filter((question) => question.language === language);
    const spread = (isAnswerable: boolean, count: number): GoldenQuestion[] => {
      const some = own.filter(({ answerable }) => answerable === isAnswerable);
      return some.filter((_, place) => place % Math.floor(some.length / count) === 0).slice(0, count);
    };
    return [...spread(true, ANSWERABLE), ...spread(false, UNANSWERABLE)];
  });
}

/** Asks all of them of a new model that behaves as a script says. */
async function askWith(script: Script): Promise<readonly Judged[]> {
  endpoint.script = script;
  current = await openModel(
    {
      ...{ model: "scripted", baseUrl: endpoint.baseUrl, apiKey: null, answerWithinMs: 10_000 },
      limits: { tokensPerDay: 1e9, moneyPerDay: null, pricePerMillionIn: 0, pricePerMillionOut: 0 },
    },
    { ledger: new MemoryLedger(), onWarning: () => undefined },
  );
  return askGolden(bot, questions, CLOCK);
}

function count(judged: readonly Judged[], verdict: Verdict): number {
  return judged.filter((one) => one.verdict === verdict).length;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "golden-model-"));
  endpoint = await startScriptedEndpoint(() => saying());
  const model = new Proxy({} as OpenedModel, { get: (_, name) => Reflect.get(current, name) as unknown });
  bot = await openBot(parseConfig({ DATA_DIR: folder }, PROJECT), { model });
  questions = await sample();
  without = await askGolden(bot, questions, CLOCK, { model: null });
  // An index of the whole corpus and sixty answers: longer than other hooks on a busy machine.
}, 300_000);
afterAll(async () => {
  await bot.close();
  await endpoint.close();
  await rm(folder, { recursive: true });
});

describe("on a sample of the development questions", () => {
  it("a model that answers well makes no measure worse", async () => {
    const judged = await askWith((call) => saying(...wellSaid(call)));
    expect(judged).toHaveLength(60);
    expect(current.report().outcomes.answered).toBeGreaterThan(5);
    expect(count(judged, "right")).toBeGreaterThanOrEqual(count(without, "right"));
    for (const verdict of ["wrong", "made-up", "abstained-wrongly"] as const) {
      expect(count(judged, verdict)).toBeLessThanOrEqual(count(without, verdict));
    }
    for (const { citations, citationsThatHold } of judged) expect(citationsThatHold).toBe(citations);
  });

  it.each(Object.keys(BAD_SCRIPTS))("a model that %s makes nothing wrong and nothing up", async (name) => {
    const judged = await askWith(BAD_SCRIPTS[name] ?? (() => saying()));
    for (const verdict of ["wrong", "made-up"] as const) {
      expect(count(judged, verdict)).toBeLessThanOrEqual(count(without, verdict));
    }
    for (const { citations, citationsThatHold } of judged) expect(citationsThatHold).toBe(citations);
  });
});
