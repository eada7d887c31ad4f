import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Concepts, ConceptsError, loadConcepts } from "../../src/language/concepts.ts";

const LEXICON = new Concepts([
  { id: "visit", en: ["visit", "go to", "went to"], zh: ["訪問", "前往", "赴"] },
  { id: "return-visit", en: ["return visit"], zh: ["回訪"] },
  { id: "twin", en: ["sister city", "twin town"], zh: ["姊妹市"] },
  { id: "city", en: ["city"], zh: ["市"] },
  { id: "sign", en: ["sign", "put pen to paper"], zh: ["簽署", "簽"] },
  { id: "sign-for", en: ["sign"], zh: ["代表簽署"] },
  { id: "exhibition", en: ["exhibition"], zh: ["展覽", "覽"] },
]);

/** What a text speaks of: the words and the concepts. */
function mentions(text: string): [string, ...string[]][] {
  return LEXICON.mentionsIn(text).map(({ start, end, ids }) => [text.slice(start, end), ...ids]);
}

describe("a lexicon", () => {
  let folder = "";
  let files = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "concepts-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function write(yaml: string): Promise<string> {
    const path = join(folder, `concepts-${files++}.yaml`);
    await writeFile(path, yaml);
    return path;
  }

  test("is read as it is written, a language left out as empty", async () => {
    const path = await write(
      "- { id: visit, en: [visit, go to], zh: [訪問] }\n- { id: mid-autumn, zh: [中秋] }\n",
    );
    expect(await loadConcepts(path)).toEqual([
      { id: "visit", en: ["visit", "go to"], zh: ["訪問"] },
      { id: "mid-autumn", en: [], zh: ["中秋"] },
    ]);
  });

  test.each([
    ["not YAML", "- { id: [", "cannot be read as YAML"],
    ["no list", "visit: [go to]", "expected array"],
    ["no id", "- { en: [visit] }", "id"],
    ["an id that is no name", "- { id: Go to, en: [visit] }", "id"],
    [
      "an id twice",
      "- { id: visit, en: [visit] }\n- { id: visit, en: [trip] }",
      '"visit" stands there twice',
    ],
    ["an unknown field", "- { id: visit, fr: [visiter] }", "fr"],
    ["an empty form", '- { id: visit, zh: [""] }', "zh"],
    ["a number for a form", "- { id: visit, en: [5] }", "en"],
  ])("that cannot be used is refused by name: %s", async (_, yaml, reason) => {
    const path = await write(yaml);
    const failure = await loadConcepts(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConceptsError);
    expect(String(failure)).toContain(path);
    expect(String(failure)).toContain(reason);
  });

  test("that is missing is refused by name, with the cause", async () => {
    const path = join(folder, "none.yaml");
    const failure = await loadConcepts(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConceptsError);
    expect(failure).toMatchObject({
      message: expect.stringContaining(path) as string,
      cause: { code: "ENOENT" },
    });
  });
});

describe("words of a concept are found", () => {
  test.each<[string, [string, ...string[]][]]>([
    ["The mayor visits, visited and is visiting.", [["visits", "visit"], ["visited", "visit"], ["visiting", "visit"]]],
    ["The sister cities' ties", [["sister cities", "twin"]]],
    ["A TWIN TOWN", [["TWIN TOWN", "twin"]]],
    ["sister-city ties", [["sister-city", "twin"]]],
    ["They signed it", [["signed", "sign", "sign-for"]]],
    ["They went to Prague", [["went to", "visit"]]],
    ["市長訪問東京", [["訪問", "visit"]]],
    ["市长访问东京", [["访问", "visit"]]],
    ["市長訪問", [["訪問", "visit"]]],
    ["visit展覽", [["visit", "visit"], ["展覽", "exhibition"]]],
    ["visitor, citywide", []],
  ])("%s", (text, expected) => {
    expect(mentions(text)).toEqual(expected);
  }); // prettier-ignore

  test.each<[string, [string, ...string[]][]]>([
    ["a return visit to the city", [["return visit", "return-visit"], ["city", "city"]]],
    ["a visit to the sister city", [["visit", "visit"], ["sister city", "twin"]]],
    ["put pen to paper", [["put pen to paper", "sign"]]],
    ["put pen to the paper", []],
    ["由他代表簽署", [["代表簽署", "sign-for"]]],
    ["由他簽署", [["簽署", "sign"]]],
  ])("the longest form alone: %s", (text, expected) => {
    expect(mentions(text)).toEqual(expected);
  }); // prettier-ignore

  test.each(["“visit”", "'visit'", "‘visit’", "(visit)", "「visit」"])(
    "whatever stands around them: %s",
    (text) => {
      expect(mentions(text)).toEqual([["visit", "visit"]]);
    },
  );

  test("with how many words or characters they take", () => {
    expect(LEXICON.mentionsIn("put pen to paper 代表簽署").map(({ size }) => size)).toEqual([4, 4]);
  });
});

describe("a whole word", () => {
  test.each([
    ["visits", ["visit"]],
    ["Sister Cities", ["twin"]],
    ["sign", ["sign", "sign-for"]],
    ["訪問", ["visit"]],
    ["访问", ["visit"]],
    ["赴", ["visit"]],
    ["sister", []],
    ["姊妹", []],
    ["the sister city", []],
    ["", []],
  ])("belongs to the concepts that have it as a form: %s", (form, ids) => {
    expect(LEXICON.of(form)).toEqual(ids);
  });

  test.each(["赴", "市長赴", "赴東京", "看展覽會, 導覽"])(
    "of one character is not looked for inside a text: %s",
    (text) => {
      expect(mentions(text).filter(([form]) => form.length === 1)).toEqual([]);
    },
  );
});

test("whatever the text, mentions are in order, do not cross, lie within it and are forms of what they name", () => {
  const forms = LEXICON.entries.flatMap(({ en, zh }) => [...en, ...zh]);
  const piece = fc.constantFrom(
    ...forms,
    "Prague",
    "東京",
    "回",
    " ",
    "-",
    "，",
    "。",
    "'",
    "😀",
    "𠮷",
    "５",
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join("")),
      (text) => {
        let last = 0;
        for (const { start, end, ids, size } of LEXICON.mentionsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          const found = text.slice(start, end);
          expect(LEXICON.of(found)).toEqual(ids);
          expect(size).toBe(/\p{Script=Han}/u.test(found) ? end - start : found.split(/[\s-]+/u).length);
          last = end;
        }
      },
    ),
    { numRuns: 1000 },
  );
});
