import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Quote } from "../../src/answer/composed.ts";
import { type Failure, verifySentence } from "../../src/answer/verify.ts";
import type { Article } from "../../src/corpus/article.ts";
import { type Glossary, loadGlossary } from "../../src/language/glossary.ts";
import { sentenceSpans } from "../../src/language/sentences.ts";
import { articleOf } from "../article-of.ts";

const GLOSSARY = fileURLToPath(new URL("../../corpus/glossary.yaml", import.meta.url));

let glossary: Glossary;
beforeAll(async () => {
  glossary = await loadGlossary([GLOSSARY]);
});

function article(body: string, dates: Partial<Pick<Article, "publishedOn" | "eventOn">> = {}): Article {
  return articleOf({ body, language: "en", ...dates });
}

function wholeOf(source: Article): Quote {
  return { article: source, start: 0, end: source.body.length };
}

/** Kinds of what fails when `text` is said on the strength of `evidence`. */
function failures(text: string, evidence: string | Article): Failure["kind"][] {
  const source = typeof evidence === "string" ? article(evidence) : evidence;
  return verifySentence({ text, language: "en", quotes: [wholeOf(source)] }, glossary).map(
    ({ kind }) => kind,
  );
}

const MONTHS = ["January", "April", "June", "September", "December"];
const PEOPLE = ["Ko Wen-je", "Chiang Wan-an", "Hau Lung-bin", "Ma Ying-jeou"];
const CITIES = ["Prague", "Yokohama", "Houston", "Daegu"];

/** What an invented sentence tells. Days stay below 29, counts above any of them. */
const told = fc.record({
  edition: fc.integer({ min: 2, max: 40 }),
  person: fc.constantFrom(...PEOPLE),
  city: fc.constantFrom(...CITIES),
  year: fc.integer({ min: 1990, max: 2040 }),
  month: fc.constantFrom(...MONTHS),
  day: fc.integer({ min: 1, max: 28 }),
  count: fc.integer({ min: 50, max: 900 }),
});
type Told = typeof told extends fc.Arbitrary<infer T> ? T : never;

function english({ edition, person, city, year, month, day, count }: Told): string {
  return `${person} led ${count} guests from ${city} to the ${edition}th forum on ${month} ${day}, ${year}.`;
}

function chinese({ edition, year, day, count }: Told): string {
  return `臺北市於${year}年6月${day}日舉辦第${edition}屆雙城論壇，共有${count}人參加。`;
}

describe("a sentence copied from an article with its own quote", () => {
  it("passes in both languages wherever it stands", () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 4 }), (tellings) => {
        const body = tellings.flatMap((telling) => [english(telling), chinese(telling)]).join("\n\n");
        const source = article(body);
        const spans = sentenceSpans(body);
        expect(spans.length).toBeGreaterThanOrEqual(tellings.length * 2);
        for (const { start, end } of spans) {
          const copied = {
            text: body.slice(start, end),
            language: "en",
            quotes: [{ article: source, start, end }],
          };
          expect(verifySentence(copied, glossary)).toEqual([]);
        }
      }),
    );
  });

  it("fails in the right way when one thing in it is changed", () => {
    const other = <T>(values: readonly T[], value: T): T =>
      values[(values.indexOf(value) + 1) % values.length] ?? value;
    const changes: readonly [Failure["kind"], (telling: Told) => Told][] = [
      ["number", (telling) => ({ ...telling, count: telling.count + 1 })],
      ["date", (telling) => ({ ...telling, day: telling.day === 28 ? 1 : telling.day + 1 })],
      ["date", (telling) => ({ ...telling, year: telling.year + 1 })],
      ["edition", (telling) => ({ ...telling, edition: telling.edition + 1 })],
    ];
    const inEnglish: typeof changes = [
      ["date", (telling) => ({ ...telling, month: other(MONTHS, telling.month) })],
      ["name", (telling) => ({ ...telling, person: other(PEOPLE, telling.person) })],
      ["name", (telling) => ({ ...telling, city: other(CITIES, telling.city) })],
    ];
    fc.assert(
      fc.property(told, (telling) => {
        for (const [kind, change] of [...changes, ...inEnglish])
          expect(failures(english(change(telling)), english(telling))).toContain(kind);
        for (const [kind, change] of changes)
          expect(failures(chinese(change(telling)), chinese(telling))).toContain(kind);
      }),
    );
  });
});

describe("a quote", () => {
  const body = "The mayors met. They signed 3 memorandums.";

  it("is needed", () => {
    const bare = { text: "The mayors met.", language: "en", quotes: [] };
    expect(verifySentence(bare, glossary)).toMatchObject([{ kind: "no_quote" }]);
  });

  it.each([
    ["before the body", -1, 5],
    ["past its end", 0, body.length + 1],
    ["empty", 4, 4],
    ["backwards", 9, 3],
    ["not whole", 0.5, 5],
    ["no number", Number.NaN, 5],
  ])("with offsets %s fails", (_, start, end) => {
    const quotes = [{ article: article(body), start, end }];
    const sentence = { text: "The mayors met.", language: "en", quotes };
    expect(verifySentence(sentence, glossary)).toMatchObject([{ kind: "quote_offsets" }]);
  });

  it("of another sentence does not carry a number", () => {
    const quotes = [{ article: article(body), start: 0, end: 15 }];
    const sentence = { text: "They signed 3 memorandums.", language: "en", quotes };
    expect(verifySentence(sentence, glossary)).toMatchObject([{ kind: "number", what: "3" }]);
  });

  it("carries a claim together with another quote", () => {
    const source = article(body);
    const quotes = [
      { article: source, start: 0, end: 15 },
      { article: source, start: 16, end: body.length },
    ];
    expect(verifySentence({ text: "3 were signed.", language: "en", quotes }, glossary)).toEqual([]);
  });
});

describe("dates are the same in every calendar and language", () => {
  it.each([
    ["民國113年12月17日", "on December 17, 2024"],
    ["二〇一九年七月四日", "on July 4, 2019"],
    ["108年7月4日", "on 4 July 2019"],
    ["2019年7月4日", "on July 4th, 2019"],
    ["2019年7月", "in the days of July 3-5, 2019"],
    ["7月4日", "in the days of July 3-5, 2019"],
  ])("%s is carried by an English date: %s", (date, evidence) => {
    expect(failures(`雙方於${date}見面。`, `They met ${evidence}.`)).toEqual([]);
  });

  it.each([
    ["民國112年12月17日", "on December 17, 2024"],
    ["二〇一九年七月五日", "on July 4, 2019"],
    ["7月6日", "in the days of July 3-5, 2019"],
    ["2019年7月4日", "in July 2019"],
  ])("%s is not carried by another date: %s", (date, evidence) => {
    expect(failures(`雙方於${date}見面。`, `They met ${evidence}.`)).toContain("date");
  });

  it("may stand in the article's own date line", () => {
    const text = "They met on December 17, 2024.";
    expect(failures(text, article("They met.", { eventOn: "2024-12-16/2024-12-17" }))).toEqual([]);
    expect(failures(text, article("They met.", { publishedOn: "2024-12-18" }))).toContain("date");
  });
});

describe("numbers and names across languages", () => {
  it("are the same in words and in figures", () => {
    expect(failures("共簽署三項備忘錄。", "They signed 3 memorandums.")).toEqual([]);
    expect(failures("They signed three memorandums.", "共簽署三項備忘錄。")).toEqual([]);
    expect(failures("They signed four memorandums.", "共簽署三項備忘錄。")).toEqual(["number"]);
    expect(failures("It rose by 50 percent.", "It rose by 50 points.")).toEqual(["number"]);
  });

  it("are the same thing under another of its names", () => {
    expect(failures("蔣萬安到了布拉格。", "Wan-an Chiang came to Prague.")).toEqual([]);
    expect(failures("蔣萬安到了橫濱。", "Wan-an Chiang came to Prague.")).toEqual(["name"]);
  });
});
