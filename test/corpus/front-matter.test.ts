import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { type FrontMatter, hasFrontMatter, parseArticleFile } from "../../src/corpus/front-matter.ts";

const FIELDS = {
  id: "a-1",
  title: "A title",
  language: "en",
  publisher: "Secretariat",
  official: true,
};

const file = (fields: object, markdown = "Text.\n"): string => `---\n${stringify(fields)}---\n${markdown}`;

function fieldsOf(text: string): FrontMatter {
  const parsed = parseArticleFile(text);
  return parsed.ok ? parsed.fields : expect.fail(JSON.stringify(parsed.issues));
}

/** What is wrong with a file, each with its line. */
function issuesOf(text: string): string[] {
  const parsed = parseArticleFile(text);
  return parsed.ok ? [] : parsed.issues.map(({ line, message }) => `${line}: ${message}`);
}

test("the required fields are enough", () => {
  expect(fieldsOf(file(FIELDS))).toEqual({ ...FIELDS, title_ours: false, cities: [], topics: [] });
});

test("what follows the front matter is the article, to the last line", () => {
  const parsed = parseArticleFile(file(FIELDS, "\nOne.\n\n---\n\nTwo.\n"));
  expect(parsed).toMatchObject({ ok: true, markdown: "\nOne.\n\n---\n\nTwo.\n", bodyLine: 8 });
});

test("city and press are taken for official and not", () => {
  expect(fieldsOf(file({ ...FIELDS, official: "city" })).official).toBe(true);
  expect(fieldsOf(file({ ...FIELDS, official: "press" })).official).toBe(false);
});

test("a day stays the day that is written, and an event may last", () => {
  const fields = { ...FIELDS, published: "2020-02-29", event: "2019-07-03/2019-07-05" };
  expect(fieldsOf(file(fields))).toMatchObject({ published: "2020-02-29", event: "2019-07-03/2019-07-05" });
});

describe("any valid fields, written as YAML, are read back", () => {
  const text = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 120 })
    .map((value) => value.trim())
    .filter((value) => value !== "" && !/[\v\f\u0085\u2028\u2029\p{Bidi_Control}]/u.test(value));
  const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/);
  const day = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const event = fc.oneof(
    day,
    fc.tuple(day, day).map(([one, other]) => (one < other ? `${one}/${other}` : `${other}/${one}`)),
  );
  const fields = fc.record(
    {
      id,
      title: text,
      title_ours: fc.boolean(),
      language: fc.constantFrom("en", "zh-Hant"),
      publisher: text,
      official: fc.boolean(),
      url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
      published: day,
      event,
      series: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
      edition: fc.integer({ min: 1, max: 500 }),
      cities: fc.array(text, { maxLength: 4 }),
      topics: fc.array(text, { maxLength: 4 }),
      translation_of: id,
    },
    { requiredKeys: ["id", "title", "language", "publisher", "official"] },
  );

  test("whatever they hold", () => {
    fc.assert(
      fc.property(fields, (written) => {
        const expected = { title_ours: false, cities: [], topics: [], ...written };
        expect(fieldsOf(file(written))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test("and one broken field is reported by name and line", () => {
    const broken = fc.constantFrom<[string, unknown]>(
      ["id", "Not An Id"],
      ["title", " "],
      ["title_ours", "perhaps"],
      ["language", "zh-Hans"],
      ["publisher", 5],
      ["official", "yes"],
      ["url", "ftp://example.org/a"],
      ["published", "2019-02-30"],
      ["event", "2019-07-05/2019-07-03"],
      ["series", "Twin City"],
      ["edition", 0],
      ["cities", "Taipei"],
      ["topics", { a: 1 }],
      ["translation_of", 5],
      ["unheard-of", ["of"]],
    );
    fc.assert(
      fc.property(fields, broken, (written, [field, value]) => {
        const text = file({ ...written, [field]: value });
        const line = text.split("\n").findIndex((content) => content.startsWith(`${field}:`)) + 1;
        const issues = issuesOf(text);
        expect(issues).toHaveLength(1);
        expect(issues[0]).toContain(`${line}: `);
        expect(issues[0]).toContain(field);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is wrong is said with its line", () => {
  const head = "---\nid: a\ntitle: T\nlanguage: en\npublisher: P\nofficial: true\n";
  test.each([
    ["an unknown field", "colour: red\n", ['7: the field "colour" is not known']],
    ["an unknown list", "colours:\n  - red\n", ['7: the field "colours" is not known']],
    ["edition 0", "edition: 0\n", ["7: edition: must be 1 or more"]],
    ["half an edition", "edition: 1.5\n", ["7: edition: must be a whole number"]],
    ["an address without a scheme", "url: example.org/a\n", ["7: url: must be an http or https address"]],
    ["a script for an address", "url: javascript:alert(1)\n", ["7: url: must be an http or https address"]],
    ["a day that is none", "published: 2019-02-30\n", ["7: published: is not a day of the calendar"]],
    ["a day in other words", "published: July 4, 2019\n", ["7: published: must be a day such as 2019-07-04"]],
    ["a year for a day", "published: 2019\n", ["7: published: must be a day such as 2019-07-04"]],
    ["an empty city", "cities:\n  - Taipei\n  - ''\n", ["9: cities.1: must not be empty"]],
    [
      "a number for a city",
      "cities: [Taipei,\n  5]\n",
      ["8: cities.1: must be text; put a number, true or false in quotes"],
    ],
    [
      "two wrong fields",
      "edition: 0\nurl: x\n",
      ["8: url: must be an http or https address", "7: edition: must be 1 or more"],
    ],
    ["a field twice", "id: b\n", ["7: Map keys must be unique"]],
    ["half a character", 'series: "a"\ntopics: ["\\ud800"]\n', ["8: topics.0: must be whole characters"]],
    ["a name of two lines", 'topics:\n  - "one\\ntwo"\n', ["8: topics.0: must be one line"]],
    [
      "a character that turns the direction of text",
      'cities: ["Tai\\u202epei"]\n',
      ["7: cities.0: must have no invisible characters that turn the direction of text"],
    ],
    [
      "a reference",
      "topics: &t [a]\ncities: *t\n",
      ["8: references (*name) are not read; write the value out"],
    ],
  ])("%s", (_, lines, issues) => {
    expect(issuesOf(`${head}${lines}---\nText.\n`)).toEqual(issues);
  });

  test("a missing field is named", () => {
    expect(issuesOf("---\nid: a\ntitle: T\nlanguage: en\n---\nText.\n")).toEqual([
      '1: the field "publisher" is missing',
      '1: the field "official" is missing',
    ]);
  });

  test("a title that is a number is told to be quoted", () => {
    expect(issuesOf(file({ ...FIELDS, title: 2019 }))).toEqual([
      "3: title: must be text; put a number, true or false in quotes",
    ]);
    expect(fieldsOf(file({ ...FIELDS, title: "2019" })).title).toBe("2019");
  });

  test("a title of two lines, or with letters that run backwards", () => {
    expect(issuesOf(file({ ...FIELDS, title: "One\ntwo" }))).toEqual(["3: title: must be one line"]);
    expect(issuesOf(file({ ...FIELDS, title: "One\u202Etwo" }))).toEqual([
      "3: title: must have no invisible characters that turn the direction of text",
    ]);
    expect(
      fieldsOf("---\nid: a\ntitle: >\n  One\n  two\nlanguage: en\npublisher: P\nofficial: true\n---\n").title,
    ).toBe("One two");
  });

  test("what is no YAML, no fields or no end", () => {
    expect(issuesOf("---\nid: a\ntitle: [\n---\nText.\n")[0]).toMatch(/^3: /);
    expect(issuesOf("---\n- a\n---\n")).toEqual([
      "2: the front matter must be a list of `field: value` lines",
    ]);
    expect(issuesOf("---\n---\n")).toEqual(["2: the front matter must be a list of `field: value` lines"]);
    for (const text of ["---", "---\n", "---\nid: a\n"]) {
      expect(issuesOf(text)).toEqual(["1: the front matter has no closing line ---"]);
    }
  });
});

test("a file is an article when its first line is ---", () => {
  for (const text of ["---\nid: a\n---\n", "---  \n", "---"]) expect(hasFrontMatter(text)).toBe(true);
  for (const text of ["", "# Title\n", "\n---\n", "----\n", " ---\n", "--- x\n"]) {
    expect(hasFrontMatter(text)).toBe(false);
  }
});

test("whatever follows ---, the file is read or what is wrong is said", () => {
  const piece = fc.constantFrom(
    "---\n",
    "\n",
    "id",
    ": ",
    "a",
    "- ",
    "[",
    "]",
    "{",
    "&x ",
    "*x",
    "!!set ",
    "<<",
    '"',
    "|\n ",
    "#",
    "? ",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
      (rest) => {
        const parsed = parseArticleFile(`---\n${rest}`);
        if (parsed.ok) return;
        const lines = rest.split("\n").length + 1;
        expect(parsed.issues).not.toEqual([]);
        for (const { line, message } of parsed.issues) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(message).not.toBe("");
        }
      },
    ),
    { numRuns: 1000 },
  );
});
