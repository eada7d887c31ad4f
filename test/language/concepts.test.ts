import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ConceptEntry, Concepts, ConceptsError, loadConcepts } from "../../src/language/concepts.ts";

const ENTRIES: readonly ConceptEntry[] = [
  { id: "visit", en: ["visit", "go to", "went to"], zh: ["訪問", "前往", "赴"] },
  { id: "return-visit", en: ["return visit"], zh: ["回訪"] },
  { id: "twin", en: ["sister city", "twin town"], zh: ["姊妹市"] },
  { id: "city", en: ["city"], zh: ["市"] },
  { id: "sign", en: ["sign", "put pen to paper"], zh: ["簽署", "簽"] },
  { id: "sign-for", en: ["sign"], zh: ["代表簽署"] },
  { id: "exhibition", en: ["exhibition"], zh: ["展覽", "覽"] },
];
const LEXICON = Concepts.of(ENTRIES);

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

  /** A folder of lexicons, by file name. */
  async function write(texts: Readonly<Record<string, string>>): Promise<string> {
    const path = join(folder, String(files++));
    await mkdir(path);
    for (const [name, text] of Object.entries(texts)) await writeFile(join(path, name), text);
    return path;
  }

  test("is read from all files of its folder, comments and empty lines passed over, a language left out as empty", async () => {
    const path = await write({
      "b.txt": "mid-autumn: | 中秋\n",
      "a.txt": "# who goes where\n\nvisit: visit, go to | 訪問、前往\nstop-over: stop over |",
      "notes.md": "no lexicon",
    });
    expect(await loadConcepts(path)).toEqual([
      { id: "visit", en: ["visit", "go to"], zh: ["訪問", "前往"] },
      { id: "stop-over", en: ["stop over"], zh: [] },
      { id: "mid-autumn", en: [], zh: ["中秋"] },
    ]);
  });

  test.each([
    ["no bar between the languages", "visit: go to", "line 1"],
    ["no name", ": go to | 前往", "line 1"],
    ["a name that is none", "Go to: go to | 前往", "line 1"],
    ["a name twice", "visit: visit |\nvisit: trip |", '"visit" stands there twice'],
  ])("that cannot be used is refused by name: %s", async (_, text, reason) => {
    const path = await write({ "one.txt": text });
    const failure = await loadConcepts(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConceptsError);
    expect(String(failure)).toContain(join(path, "one.txt"));
    expect(String(failure)).toContain(reason);
  });

  test("that is missing is refused by name, with the cause", async () => {
    const path = join(folder, "none");
    const failure = await loadConcepts(path).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConceptsError);
    expect(failure).toMatchObject({
      message: expect.stringContaining(path) as string,
      cause: { code: "ENOENT" },
    });
  });

  test("taken in little by little finds the same", async () => {
    const text = "The mayor went to Prague. 市長訪問東京";
    expect((await Concepts.gradually(ENTRIES)).mentionsIn(text)).toEqual(LEXICON.mentionsIn(text));
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
  const forms = ENTRIES.flatMap(({ en, zh }) => [...en, ...zh]);
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
