import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Article } from "../../src/corpus/article.ts";
import { readCorpusFolder, type ReadCorpus } from "../../src/corpus/read-folder.ts";
import { fold } from "../../src/language/fold.ts";
import { type Glossary, type GlossaryKind, loadGlossary } from "../../src/language/glossary.ts";
import { hasHan } from "../../src/language/han.ts";
import { readableDay } from "../../src/language/messages/readable-day.ts";
import { toTraditional, writtenLanguage } from "../../src/language/script.ts";

const CORPUS = join(import.meta.dirname, "..", "..", "corpus");
const FORUM_EDITIONS = Array.from({ length: 16 }, (_, index) => index + 1);

let corpus: ReadCorpus;
let articles: ReadonlyMap<string, Article>;
let glossary: Glossary;

beforeAll(async () => {
  corpus = await readCorpusFolder(CORPUS);
  articles = new Map(corpus.articles.map((article) => [article.id, article]));
  glossary = await loadGlossary([join(CORPUS, "glossary.yaml")]);
});

/** Ids of the articles that something is wrong with, so that a failure names them. */
function faulty(isWrong: (article: Article) => boolean): string[] {
  return corpus.articles.filter(isWrong).map(({ id }) => id);
}

describe("the articles", () => {
  test("are all read", () => {
    expect(corpus.rejected).toEqual([]);
    expect(corpus.doubtful).toEqual([]);
    expect(corpus.articles.length).toBeGreaterThan(250);
  });

  test("each tell cities and topics", () => {
    expect(faulty(({ cities, topics }) => cities.length === 0 || topics.length === 0)).toEqual([]);
  });

  test("name cities that the glossary has, so that a question finds them", () => {
    const unknown = corpus.articles.flatMap(({ id, cities }) =>
      cities
        .filter(
          (city) => !glossary.mentionsIn(city).some(({ start, end }) => start === 0 && end === city.length),
        )
        .map((city) => `${id}: ${city}`),
    );
    expect(unknown).toEqual([]);
  });

  test("render an article that is there, in the other language, and agree with it in what they are about", () => {
    const wrong = faulty((article) => {
      if (article.translationOf === null) return false;
      const original = articles.get(article.translationOf);
      if (original === undefined || original.language === article.language) return true;
      const same = (["series", "edition", "cities", "publisher", "official", "url"] as const).every(
        (field) => JSON.stringify(original[field]) === JSON.stringify(article[field]),
      );
      return !same || original.publishedOn !== article.publishedOn || original.eventOn !== article.eventOn;
    });
    expect(wrong).toEqual([]);
  });

  test("that are translations have a title of ours, which the page says", () => {
    expect(faulty(({ translationOf, titleOurs }) => translationOf !== null && !titleOurs)).toEqual([]);
  });

  test("first about the forum belong to its series", () => {
    const outside = faulty(
      ({ topics, series }) => topics[0] === "twin-city-forum" && series !== "twin-city-forum",
    );
    expect(outside).toEqual([]);
  });

  test("leave out a day whose year their text calls inferred: the answer's card would show it as certain", () => {
    const inferred = /the year \d{4} follows from|年份是由.*推知/;
    expect(faulty(({ body, eventOn }) => inferred.test(body) && eventOn !== null)).toEqual([]);
  });

  test("do not take the day on which a page was updated for that of its publication", () => {
    const updated = (day: string): string => `資料更新時間是${readableDay(day, "zh-Hant")}`;
    const mistaken = faulty(
      ({ body, publishedOn }) => publishedOn !== null && body.includes(updated(publishedOn)),
    );
    expect(mistaken).toEqual([]);
  });

  test("are written in the language that they name", () => {
    expect(faulty(({ body, language }) => writtenLanguage(body) !== language)).toEqual([]);
  });

  test("are files named after their ids, so that an officer finds them", async () => {
    const files = (await readdir(CORPUS)).filter((file) => file.endsWith(".md") && file !== "README.md");
    expect(files.map((file) => file.slice(0, -".md".length)).sort()).toEqual([...articles.keys()].sort());
  });

  test.each(FORUM_EDITIONS)("of forum %i include a digest in both languages", (edition) => {
    const number = String(edition).padStart(2, "0");
    for (const [id, language] of [
      [`twin-city-forum-${number}-digest`, "en"],
      [`twin-city-forum-${number}-digest-zh`, "zh-Hant"],
    ] as const) {
      expect(articles.get(id)).toMatchObject({ language, series: "twin-city-forum", edition });
    }
  });

  test("of one forum are all of one year", () => {
    const years = new Map<number, Set<string>>();
    for (const { series, edition, eventOn } of corpus.articles) {
      if (series !== "twin-city-forum" || edition === null || eventOn === null) continue;
      years.set(edition, (years.get(edition) ?? new Set()).add(eventOn.slice(0, 4)));
    }
    // The first was held in 2010, and one a year since.
    expect([...years].sort(([a], [b]) => a - b)).toEqual(
      FORUM_EDITIONS.map((edition) => [edition, new Set([String(2009 + edition)])]),
    );
  });

  test("have no control characters, byte order marks or half characters", () => {
    const hidden = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\uFEFF\uFFFD]/;
    expect(faulty(({ body, title }) => hidden.test(body + title) || !body.isWellFormed())).toEqual([]);
  });
});

/**
 * What the converter would write otherwise and Taiwan's press and government write so: 台 in names (台北, 台商), 布 in
 * 宣布, 占 in 占比, 里 in 馬里蘭, 托 in 烏蘭巴托, 昆 in 昆山, 啓 as a form of 啟.
 */
const TAIWANESE = new Set("台布占里托昆啓");

test("Chinese articles have no Simplified characters", () => {
  const simplified = corpus.articles
    .filter(({ language }) => language === "zh-Hant")
    .flatMap(({ id, title, body }) => {
      const written = Array.from(`${title}\n${body}`);
      const converted = Array.from(toTraditional(written.join("")));
      expect(converted).toHaveLength(written.length);
      return written.flatMap((character, index) =>
        character === converted[index] || TAIWANESE.has(character)
          ? []
          : [`${id}: ${written.slice(Math.max(0, index - 4), index + 5).join("")}`],
      );
    });
  expect(simplified).toEqual([]);
});

describe("the glossary", () => {
  const names = (kind: GlossaryKind): [name: string, id: string][] =>
    glossary.entries.flatMap((entry) =>
      entry.kind === kind ? [...entry.en, ...entry.zh].map((name): [string, string] => [name, entry.id]) : [],
    );

  test("finds every name that it lists, whole, as the thing that it stands for", () => {
    const lost = glossary.entries.flatMap((entry) =>
      [...entry.en, ...entry.zh].filter(
        (name) =>
          !glossary
            .mentionsIn(name)
            .some((mention) => mention.entry === entry && mention.start === 0 && mention.end === name.length),
      ),
    );
    expect(lost).toEqual([]);
  });

  test.each([
    "people",
    "cities",
    "countries",
    "series",
    "organisations",
    "places",
    "roles",
    "terms",
  ] as const)("gives a form to one entry only among %s", (kind) => {
    const owners = new Map<string, Set<string>>();
    for (const [name, id] of names(kind)) {
      const form = name.toLowerCase();
      owners.set(form, (owners.get(form) ?? new Set()).add(id));
    }
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([form]) => form)).toEqual([]);
  });

  test("writes Chinese in Traditional characters first", () => {
    const simplified = glossary.entries.flatMap(({ zh }) =>
      zh.slice(0, 1).filter((name) => writtenLanguage(name) !== "zh-Hant" && !/\p{Script=Latin}/u.test(name)),
    );
    expect(simplified).toEqual([]);
  });

  test("has no form that is only a mark or a space", () => {
    for (const { en, zh } of glossary.entries) {
      for (const name of [...en, ...zh]) expect(fold(name).trim(), name).toMatch(/[\p{L}\p{N}]/u);
      for (const name of zh) expect(hasHan(name), name).toBe(true);
    }
  });

  test.each([
    ["柯文哲", "Ko Wen-je"],
    ["雙城論壇", "Twin-City Forum"],
    ["双城论坛", "Taipei-Shanghai City Forum"],
    ["姊妹市", "sister city"],
    ["姐妹市", "sister cities"],
    ["臺北", "Taipei"],
    ["台北", "Taipei"],
  ])("knows that %s is %s", (chinese, english) => {
    const ids = (text: string): string[] => glossary.mentionsIn(text).map(({ entry }) => entry.id);
    expect(ids(chinese)).toEqual(ids(english));
    expect(ids(chinese)).not.toEqual([]);
  });
});
