import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Quote } from "../../src/answer/composed.ts";
import type { FeatureReader } from "../../src/answer/text-features.ts";
import { type Failure, verifySentence } from "../../src/answer/verify.ts";
import type { Article } from "../../src/corpus/article.ts";
import { readCorpusFolder } from "../../src/corpus/read-folder.ts";
import { sentenceSpans } from "../../src/language/sentences.ts";
import { articleOf } from "../article-of.ts";
import { shippedReader } from "./mutations/shipped-reader.ts";

const CORPUS = fileURLToPath(new URL("../../corpus", import.meta.url));

let reader: FeatureReader;
beforeAll(async () => {
  reader = await shippedReader();
});

function article(body: string, dates: Partial<Pick<Article, "publishedOn" | "eventOn">> = {}): Article {
  return articleOf({ body, language: "en", ...dates });
}

function wholeOf(source: Article): Quote {
  return { article: source, start: 0, end: source.body.length };
}

/** Kinds of failure that are about values: what else a sentence tells is put to test in test/answer/proof. */
const VALUE_KINDS: ReadonlySet<Failure["kind"]> = new Set(["number", "date", "edition", "name"]);

/** Kinds of the values that fail when `text` is said on the strength of `evidence`. */
function failures(text: string, evidence: string | Article): Failure["kind"][] {
  const source = typeof evidence === "string" ? article(evidence) : evidence;
  return verifySentence({ text, language: "en", quotes: [wholeOf(source)] }, reader, "model")
    .map(({ kind }) => kind)
    .filter((kind) => VALUE_KINDS.has(kind));
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
          expect(verifySentence(copied, reader, "extractive")).toEqual([]);
        }
      }),
    );
  });

  it("passes for every sentence of the shipped articles, whoever composed it", async () => {
    const { articles } = await readCorpusFolder(CORPUS);
    const failed = articles.flatMap((source) =>
      sentenceSpans(source.body).flatMap(({ start, end }) => {
        const text = source.body.slice(start, end);
        const sentence = { text, language: source.language, quotes: [{ article: source, start, end }] };
        const composers = ["extractive", "model"] as const;
        return composers.flatMap((composer) => verifySentence(sentence, reader, composer));
      }),
    );
    expect(articles.length).toBeGreaterThan(100);
    expect(failed).toEqual([]);
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
    expect(verifySentence(bare, reader, "model")).toMatchObject([{ kind: "no_quote" }]);
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
    expect(verifySentence(sentence, reader, "model")).toMatchObject([{ kind: "quote_offsets" }]);
  });

  it("of another sentence does not carry a number", () => {
    const quotes = [{ article: article(body), start: 0, end: 15 }];
    const sentence = { text: "They signed 3 memorandums.", language: "en", quotes };
    const failed = verifySentence(sentence, reader, "model");
    expect(failed).toContainEqual(expect.objectContaining({ kind: "number", what: "3" }));
  });

  it("carries a claim together with another quote", () => {
    const source = article(body);
    const quotes = [
      { article: source, start: 0, end: 15 },
      { article: source, start: 16, end: body.length },
    ];
    expect(verifySentence({ text: "3 were signed.", language: "en", quotes }, reader, "model")).toEqual([]);
  });
});

describe("a quote is whole words, enough of them to say something", () => {
  /** Kinds of what fails when "Gifts were given." is said on the strength of `quoted` within `body`. */
  function quoting(quoted: string, body: string): Failure["kind"][] {
    const start = body.indexOf(quoted);
    const quotes = [{ article: article(body), start, end: start + quoted.length }];
    const sentence = { text: "Gifts were given.", language: "en", quotes };
    return verifySentence(sentence, reader, "model")
      .map(({ kind }) => kind)
      .filter((kind) => kind === "quote_offsets");
  }

  it.each([
    ["a letter", "T", "The gifts."],
    ["white space", "  ", "The  gifts."],
    ["a mark and a letter", "。 T", "給了。 The gifts."],
    ["half an emoji at its end", "gifts \ud83d", "gifts 😀 gifts"],
    ["half an emoji at its start", "\ude00 gifts", "gifts 😀 gifts"],
    ["the end of a word", "ten gifts", "often gifts"],
    ["the start of a word", "all ten", "all tenants"],
    ["the end of a number", "2 gifts", "12 gifts"],
    ["the start of a number", "gifts: 12", "gifts: 1200"],
    ["a number without its thousands", "500 gifts", "1,500 gifts"],
    ["a number without its decimals", "about 3", "about 3.5 gifts"],
    ["a Chinese number without its tens", "二份禮物", "共十二份禮物"],
    ["a Chinese number without its scale", "送出30", "送出30萬份禮物"],
    ["a rank without its mark", "十屆論壇", "第十屆論壇"],
  ])("not %s", (_, quoted, body) => {
    expect(quoting(quoted, body)).toEqual(["quote_offsets"]);
  });

  it.each([
    ["The gifts were given.", "The gifts were given. They left."],
    ["送了禮物", "市長送了禮物給布拉格。"],
    ["😀 gifts 😀", "More 😀 gifts 😀!"],
    ["12 gifts", "They gave 12 gifts, not 13."],
    ["共2019", "到場者共2019人"],
  ])("but may be: %s", (quoted, body) => {
    expect(quoting(quoted, body)).toEqual([]);
  });
});

describe("an extracted sentence", () => {
  const body = "The mayors met. They signed 3 memorandums.";

  it.each([
    ["in other words", "The mayors met for long."],
    ["cut short", "They signed"],
    ["with another end", "They signed 3 memorandums!"],
  ])("has to be its quote, not %s", (_, text) => {
    const quotes = [{ article: article(body), start: 16, end: body.length }];
    const sentence = { text, language: "en", quotes };
    expect(verifySentence(sentence, reader, "extractive")).toMatchObject([{ kind: "wording" }]);
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

describe("a date is no count and a count no date", () => {
  it.each([
    ["3 memorandums were signed.", "Memorandums were signed on July 3, 2019."],
    ["19 cities took part.", "Cities took part on 2019-07-19."],
    ["共簽署3項備忘錄。", "雙方於2019年7月3日簽署備忘錄。"],
    ["共有七人參加。", "論壇於七月三日舉行。"],
    ["It had 2000 athletes.", "It began in 2000."],
    ["It had 2000 young athletes.", "It began in 2000."],
    ["選手共2000名。", "賽事始於2000年。"],
  ])("a day does not carry a count: %s", (text, evidence) => {
    expect(failures(text, evidence)).toEqual(["number"]);
  });

  it.each([
    ["It began in 2000.", "It had 2000 athletes."],
    ["It was founded in 2010.", "There were about 2010 Japanese runners."],
    ["It was founded in 2010.", "It sent a group of 2010 runners."],
    ["It began in 1990.", "It grew in the 1990s."],
    ["賽事始於2000年。", "選手共2000名。"],
    ["賽事始於2000年。", "動物園有2000隻動物。"],
  ])("a count does not carry a year: %s", (text, evidence) => {
    expect(failures(text, evidence)).toEqual(["date"]);
  });

  it.each([
    ["They met in 2018.", "The 2018 talks went well."],
    ["They met in 2018.", "In 2018 mayors met."],
    ["They met in 2018.", "2018 marks their first meeting."],
    ["They met in 2018.", "2018臺北論壇"],
    ["They met in 2018.", "2018元旦在臺北見面"],
    ["They met in the 1990s.", "The 1990s were years of talks."],
    ["選手共2000名。", "It had 2000 athletes."],
    ["It had 2000 athletes.", "選手共2000名。"],
  ])("but each carries its own: %s", (text, evidence) => {
    expect(failures(text, evidence)).toEqual([]);
  });

  it.each([
    ["They met in March.", "They met in April."],
    ["They met in early May.", "They met in early March."],
  ])("a month that is a word as well needs that month: %s", (text, evidence) => {
    expect(failures(text, evidence)).toEqual(["date"]);
    expect(failures(text, text)).toEqual([]);
  });
});

describe("counts in words", () => {
  it.each([
    ["有三隻穿山甲。", "有兩隻穿山甲。"],
    ["There were three pangolins.", "有兩隻穿山甲。"],
    ["論壇有六大主題。", "論壇有三大主題。"],
    ["簽署四備忘錄。", "簽署三備忘錄。"],
    ["三分之二的人參加。", "三分之一的人參加。"],
    ["Two thirds of them came.", "三分之一的人參加。"],
    ["增加百分之五。", "增加百分之六。"],
    ["增加百分之三點五。", "增加百分之三點六。"],
    ["壹佰人參加。", "貳佰人參加。"],
    ["廿人參加。", "卅人參加。"],
    ["A hundred guests came.", "A thousand guests came."],
  ])("are not carried by another: %s", (text, evidence) => {
    expect(failures(text, evidence)).toEqual(["number"]);
  });

  it.each([
    ["Two pangolins came.", "有兩隻穿山甲。"],
    ["Two thirds of them came.", "三分之二的人參加。"],
    ["Half of them came.", "有五成的人參加。"],
    ["It rose by 3.5 percent.", "增加百分之三點五。"],
    ["20 guests came.", "廿人參加。"],
  ])("are carried by the same in the other language: %s", (text, evidence) => {
    expect(failures(text, evidence)).toEqual([]);
  });

  it("a share is not the count of the same size", () => {
    expect(failures("One city came.", "100% of them came.")).toEqual(["number"]);
  });

  it.each([
    ["Ten talks were held.", "The tenth round of talks was held."],
    ["The tenth round of talks was held.", "Ten talks were held."],
    ["兩市舉行十次會談。", "兩市舉行第十次會談。"],
  ])("a rank is no count: %s", (text, evidence) => {
    expect(failures(text, evidence)).toEqual(["number"]);
  });

  it("an anniversary is both", () => {
    expect(failures("It was the 60th anniversary.", "適逢60週年。")).toEqual([]);
    expect(failures("適逢六十週年。", "It was the sixtieth anniversary.")).toEqual([]);
    expect(failures("適逢六十週年。", "It was the 50th anniversary.")).toEqual(["number"]);
  });
});

describe("a name that the glossary lacks", () => {
  const EVIDENCE = "Deputy Mayor Ida Brandt led the choir Nordlys to Prague on a Monday.";

  it.each([
    "Mayor Zebedee Quux led the choir.",
    "Zebedee led the choir.",
    "The choir was led by Quux.",
    "The choir was led by Ida Quux.",
    "The choir was led by Anne-Marie Brandt.",
    "The choir Nordlys sang at the Solund Festival.",
    "The choir came on a Tuesday.",
    "合唱團由Zebedee Quux率領。",
    "處長周慕白表示，合唱團來了。",
    "合唱團由館長德雷克率領。",
  ])("has to stand in the quote: %s", (text) => {
    expect(failures(text, EVIDENCE)).toContain("name");
  });

  it.each([
    "Ida Brandt led Nordlys.",
    "On Monday the choir was in Prague with Mrs. Brandt.",
    "Brandt’s choir went to Prague.",
    "Together with the Choir, the Deputy Mayor went to Prague.",
    "Singing, the choir travelled; Nordlys led it.",
    "Visitors came to Prague. Nobody else did.",
    "合唱團Nordlys到了布拉格。",
  ])("may stand there in any form: %s", (text) => {
    expect(failures(text, EVIDENCE)).toEqual([]);
  });

  it("may be part of a name that the glossary knows", () => {
    expect(failures("Mayor Ko came.", "柯文哲到場。")).toEqual([]);
    expect(failures("Mayor Hau came.", "柯文哲到場。")).toEqual(["name"]);
  });

  it("is told in Chinese by how persons are written", () => {
    const evidence = "處長周慕白與館長德雷克出席。";
    expect(failures("處長周慕白表示感謝。", evidence)).toEqual([]);
    expect(failures("处长周慕白表示感谢。", evidence)).toEqual([]);
    expect(failures("館長德雷克致詞。", evidence)).toEqual([]);
    expect(failures("處長周慕山表示感謝。", evidence)).toContain("name");
    expect(failures("處長林若水表示感謝。", evidence)).toContain("name");
    expect(failures("处长林若水表示感谢。", evidence)).toContain("name");
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
