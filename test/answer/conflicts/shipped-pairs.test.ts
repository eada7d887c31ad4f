import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import { type ServerProcess, startServerProcess } from "../../server-process.ts";
import { ask, checkQuotes } from "../../soak/check-answer.ts";

/** Indexing takes half a minute on a machine at rest, and several on a busy one. */
const START_WITHIN_MS = 400_000;
const CORPUS_DIR = join(import.meta.dirname, "../../../corpus");

let folder = "";
let server: ServerProcess;
let url = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pairs-"));
  const limits = { RATE_LIMIT_PER_MINUTE: "1000000", RATE_LIMIT_BURST: "1000000" };
  const settings = { DATA_DIR: join(folder, "data"), CORPUS_DIR, CLOCK: "2026-01-15T12:00" };
  server = startServerProcess({ ...settings, ...limits });
  url = await server.ready(START_WITHIN_MS);
}, 420_000);
afterAll(async () => {
  await server.end("SIGKILL");
  await rm(folder, { recursive: true });
});

/** What each claim of the only conflict says, with its source. */
function claimsOf({ conflicts, sources }: Answer): string[] {
  const [conflict] = conflicts;
  return (conflict?.claims ?? []).map(({ text, citations }) => {
    const cited = sources.filter(({ n }) => citations.includes(n));
    return [text, ...cited.map(({ articleId, quote }) => `${articleId}: ${quote}`)].join("\n");
  });
}

/** Two sides on which sources differ, each by words that its claim has, and questions for the value. */
const DIFFER: readonly (readonly [what: string, sides: readonly RegExp[], questions: readonly string[]])[] = [
  [
    "delegation of 2010",
    [/\b200\b/, /\b260\b/],
    ["What was the size of the Shanghai delegation to the 2010 forum?", "2010年上海代表團有多少人？"],
  ],
  [
    "first forum",
    [/2010/, /2000年5月/],
    ["When was the first Taipei-Shanghai forum?", "第一屆雙城論壇是什麼時候？"],
  ],
  [
    "day of the forum of 2015",
    [/August 18, 2015|2015年8月18日/, /2015年8月17日/],
    ["When was the 2015 Twin-City Forum held?", "2015年雙城論壇何時舉行？"],
  ],
  [
    "forum of 2017",
    [/July 2, 2017|2017年7月2日/, /no summit in the preceding year/],
    ["Was the forum held in 2017?", "2017年有舉辦雙城論壇嗎？"],
  ],
  [
    "English theme of 2022",
    [/Endurance, Sustainability, and Humanities/, /resilience, sustainability and humanities/],
    ["What was the theme of the 2022 Twin-City Forum?", "2022年雙城論壇的主題是什麼？"],
  ],
  [
    "memorandums with Prague",
    [
      /one memorandum on zoos and one on tourism|一份動物園備忘錄與一份觀光備忘錄/,
      /three memorandums|三份備忘錄/,
    ],
    [
      "How many memorandums did Taipei and Prague sign in January 2020?",
      "臺北與布拉格在2020年1月簽了幾份備忘錄？",
    ],
  ],
  [
    "arrival of the pangolins",
    [/April 14, 2022|2022年4月14日/, /May 2022|2022年5月/],
    ["When did the pangolins arrive in Prague?", "穿山甲何時抵達布拉格？"],
  ],
  [
    "banquet for Kasama",
    [/November 24\.|11月24日/, /November 25/],
    ["When is the Kasama banquet?", "笠間的餐會是哪一天？"],
  ],
];

describe("where sources of the shipped articles differ", () => {
  test.each(
    DIFFER.flatMap(([what, sides, questions]) =>
      questions.map((question) => [what, question, sides] as const),
    ),
  )("on the %s, both are shown with their sources: %s", async (_what, question, sides) => {
    const answer = await ask(url, question);
    expect(answer.conflicts).toHaveLength(1);
    const claims = claimsOf(answer);
    expect(claims).toHaveLength(sides.length);
    for (const side of sides) expect(claims.some((claim) => side.test(claim))).toBe(true);
    expect(await checkQuotes(url, answer)).toBeGreaterThan(1);
    for (const { text } of answer.conflicts.flatMap(({ claims: all }) => all))
      expect(answer.text).toContain(text);
  });
});

describe("where a value changed with time", () => {
  test.each([
    ["How many sister cities does Taipei have?", [/48/, /50/, /19/]],
    ["臺北有幾個姊妹市？", [/48/, /50/, /19/]],
    ["When was the 2025 Twin-City Forum held?", [/December 28, 2025|2025年12月28日/, /September/]],
    [
      "Who is the mayor of Shanghai?",
      [/Gong Zheng|龔正/, /Ying Yong|應勇/, /Yang Xiong|楊雄/, /Han Zheng|韓正/],
    ],
    ["上海市長是誰？", [/Gong Zheng|龔正/, /Ying Yong|應勇/, /Yang Xiong|楊雄/, /Han Zheng|韓正/]],
  ])("the newest comes first: %s", async (question, values) => {
    const answer = await ask(url, question);
    expect(answer.conflicts).toHaveLength(1);
    expect(answer.conflicts[0]?.about).toMatch(/with time|隨時間/u);
    const claims = claimsOf(answer);
    expect(claims).toHaveLength(values.length);
    claims.forEach((claim, index) => {
      expect(claim).toMatch(values[index] ?? /^$/);
    });
  });
});

describe("where the sources agree", () => {
  it("no conflict is shown, in whatever words and languages they say it", async () => {
    const questions = [
      "When was the 2019 Twin-City Forum held?",
      "2019年雙城論壇何時舉行？",
      "What was the theme of the 2024 Twin-City Forum?",
      "2023年雙城論壇的主題是什麼？",
      "How many memorandums were signed at the 2019 Twin-City Forum?",
      "2025年雙城論壇簽了幾項備忘錄？",
      "Where was the 2011 Twin-City Forum held?",
      "2025年雙城論壇由誰率團？",
      "When did Taipei and Prague sign their sister city agreement?",
    ];
    for (const question of questions) {
      const { status, conflicts } = await ask(url, question);
      expect([question, status, conflicts]).toEqual([question, "answered", []]);
    }
  });
});
